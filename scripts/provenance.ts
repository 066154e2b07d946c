/** Why npm can't sign where a package was built, though it is asked to. `npm publish --dry-run` doesn't find out. */
export const provenanceFault = (env: NodeJS.ProcessEnv): string | undefined => {
  const asked = Object.entries(env).some(([name, value]) => /^npm_config_provenance$/i.test(name) && value === 'true');
  // The identity that the signature is made with: GitHub's of a job with `id-token: write`, GitLab's of one with that `id_tokens`.
  if (!asked || env['ACTIONS_ID_TOKEN_REQUEST_URL'] || env['SIGSTORE_ID_TOKEN']) return undefined;
  return 'Provenance can be published from a workflow alone, which has to have the permission "id-token: write" (CONTRIBUTING.md, "Releases").';
};
