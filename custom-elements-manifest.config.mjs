import { describePackage } from './scripts/manifest.ts';

export default {
  globs: ['src/{elements/*,flow}/ems-*.ts', 'src/base/ems-element.ts'],
  exclude: ['**/*.styles.ts', '**/*.messages.ts', '**/*.events.ts'],
  litelement: true,
  packagejson: false,
  outdir: '.',
  plugins: [
    { name: 'package', packageLinkPhase: ({ customElementsManifest }) => describePackage(customElementsManifest) },
  ],
};
