import 'ems-elements/types/vue';
import { setDefaultClient } from 'ems-elements';
import { createEmsServiceClient } from 'ems-elements/client/ems-service';

export default defineNuxtPlugin(() => {
  setDefaultClient(createEmsServiceClient({ baseURL: 'http://ems.localhost:4400/api/auth' }));
});
