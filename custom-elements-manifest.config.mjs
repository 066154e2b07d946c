/** Private members are no documentation. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      for (const declaration of module.declarations ?? []) {
        declaration.members = declaration.members?.filter(
          ({ name, privacy, inheritedFrom }) =>
            !name.startsWith('#') &&
            privacy !== 'private' &&
            privacy !== 'protected' &&
            inheritedFrom?.name !== 'LitElement',
        );
      }
    }
  },
};

export default {
  globs: ['src/{elements/*,flow}/ems-*.ts', 'src/base/ems-element.ts'],
  exclude: ['**/*.styles.ts', '**/*.messages.ts', '**/*.events.ts'],
  litelement: true,
  packagejson: false,
  outdir: '.',
  plugins: [publicOnly],
};
