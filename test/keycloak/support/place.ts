/** Where the tests find what `test/keycloak/run.ts` has started. */
export interface Place {
  /** Of Keycloak. */
  origin: string;
  /** The issuer. */
  realm: string;
  /** Of the page on which mails are read. */
  mailPage: string;
  /** Origin of the site. */
  site: string;
  /** Where Keycloak is taken down and brought up again. */
  control: string;
  /** Clients that are as the site's own. */
  clientIds: string[];
}

const name = 'EMS_KEYCLOAK';

export const inEnvironment = (place: Place): Record<string, string> => ({ [name]: JSON.stringify(place) });

export const findPlace = (): Place => {
  const text = process.env[name];
  if (text === undefined) throw new Error('Run these tests by npm run test:keycloak, which starts Keycloak.');
  return JSON.parse(text) as Place;
};
