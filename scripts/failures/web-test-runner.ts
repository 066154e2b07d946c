/** A reporter of web-test-runner that keeps what failed. */
import { relative } from 'node:path';
import type { Reporter, TestResultError, TestSuiteResult } from '@web/test-runner';
import { keepTest } from './keep.ts';

const described = ({ name = 'Error', message, stack }: TestResultError): string =>
  stack?.includes(message) ? stack : `${name}: ${message}\n${stack ?? ''}`;

const keepSuite = (around: string, { name, suites, tests }: TestSuiteResult): void => {
  const path = [around, name].filter(Boolean).join(' › ');
  for (const test of tests)
    if (test.error && !test.passed && !test.skipped) keepTest(`${path} › ${test.name}`, described(test.error));
  for (const suite of suites) keepSuite(path, suite);
};

export const keepFailures = (): Reporter => ({
  onTestRunFinished: ({ sessions }) => {
    for (const { testFile, errors, request404s, testResults } of sessions) {
      const path = relative('', testFile);
      for (const error of errors) keepTest(path, [described(error), ...request404s].join('\n'));
      if (testResults) keepSuite(path, testResults);
    }
  },
});
