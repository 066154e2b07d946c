import { setDefaultClient } from 'ems-elements';
import { createEmsServiceClient } from 'ems-elements/client/ems-service';

setDefaultClient(createEmsServiceClient({ baseURL: 'http://ems.localhost:4400/api/auth' }));
