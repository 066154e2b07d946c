/** What the pages say of the product. */
export const capabilities = [
  { title: 'Sovereign', text: 'Messages, keys, logs and licences stay inside your perimeter. Nothing phones home.' },
  {
    title: 'Air-gapped',
    text: 'One signed archive holds every image. Install and upgrade from a disk, behind a data diode if you need to.',
  },
  {
    title: 'Your directory',
    text: 'Accounts come from LDAP, Active Directory, SAML or OpenID Connect. Remove one there and it’s gone here within a minute.',
  },
  {
    title: 'Audited',
    text: 'Every administrative action goes into an append-only log, in the format your SIEM already reads.',
  },
] as const;

export const requirements = [
  ['Operating system', 'RHEL 9, Ubuntu 24.04 LTS, Debian 13'],
  ['Kubernetes', '1.31 or later, or the built-in one'],
  ['Processor', '8 cores for up to 1,000 people'],
  ['Memory', '32 GB'],
  ['Disk', '200 GB SSD, and an object store for media'],
  ['Database', 'PostgreSQL 16 or later'],
] as const;

export interface Artefact {
  file: string;
  what: string;
  size: string;
  sha256: string;
}

export const artefacts: readonly Artefact[] = [
  { file: 'ems-installer-26.4.2-x86_64.run', what: 'Installer, x86-64', size: '84 MB', sha256: '9f2c41d07be85a63' },
  { file: 'ems-installer-26.4.2-arm64.run', what: 'Installer, Arm', size: '81 MB', sha256: '41b7e90c2fd3586a' },
  {
    file: 'ems-airgap-26.4.2.tar.zst',
    what: 'Archive for air-gapped sites',
    size: '3.1 GB',
    sha256: 'c80d15fa6e9347b2',
  },
];
