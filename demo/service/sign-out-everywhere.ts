/** Ends every session and every token of one account: `node demo/service/sign-out-everywhere.ts ada@example.org`. */
import { readConfig } from './config.ts';
import { createAccountService } from './service.ts';
import { explainStartFailure } from './start-failure.ts';

const [email = ''] = process.argv.slice(2);
try {
  const service = await createAccountService(readConfig(process.env));
  const found = await service.signOutEverywhere(email);
  await service.close();
  process.stdout.write(found ? `${email}: signed out everywhere.\n` : `${email}: no account.\n`);
  process.exit(found ? 0 : 1);
} catch (error) {
  process.stderr.write(`${explainStartFailure(error)}\n`);
  process.exit(1);
}
