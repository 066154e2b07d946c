import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { passwordPolicies } from '../../src/rules/password.ts';
import { refusedFields } from '../../src/rules/refused-fields.ts';

const policy = passwordPolicies.standard;
const fine = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.org',
  password: 'correct horse battery',
  deviceName: 'Phone',
};

describe('refusedFields', () => {
  it('has nothing against what is fine, and nothing against what is not there', () => {
    assert.deepEqual(refusedFields(fine, policy), []);
    assert.deepEqual(refusedFields({}, policy), []);
  });

  it('names every field that is not, in the order of a form', () => {
    const wrong = { deviceName: 'x'.repeat(65), password: 'short', email: 'ada@', lastName: ' ', firstName: '' };
    assert.deepEqual(refusedFields(wrong, policy), [
      { field: 'firstName', code: 'name_invalid' },
      { field: 'lastName', code: 'name_invalid' },
      { field: 'email', code: 'email_invalid' },
      { field: 'password', code: 'password_too_short' },
      { field: 'deviceName', code: 'name_invalid' },
    ]);
    assert.deepEqual(refusedFields({ password: 'x'.repeat(257) }, policy), [
      { field: 'password', code: 'password_too_long' },
    ]);
  });

  it('judges a password by its policy only', () => {
    assert.deepEqual(refusedFields({ password: '' }), []);
    assert.deepEqual(refusedFields({ password: 'twelve chars' }, passwordPolicies.singleFactor), [
      { field: 'password', code: 'password_too_short' },
    ]);
  });

  it('lets a device have a shorter name than a person', () => {
    assert.deepEqual(refusedFields({ firstName: 'x'.repeat(65), deviceName: 'x'.repeat(64) }), []);
  });
});
