import { takeToken } from '../../src/base/token-in-url.ts';
import { forgetToken } from '../../src/base/forget-token.ts';
import { hasToken } from '../../src/base/token-key.ts';
import { expect } from '../support/elements.ts';

const token = 'kY3Qv1oX9mZr7tJc2sLw5uHd8bNf4aPe6gRi0xV-_zM';
const half = token.slice(0, 20);
const other = token.slice(20);

describe('a mailed token in the address', () => {
  const page = location.pathname;
  const before = location.href;
  const come = (address: string): void => history.replaceState(null, '', page + address);
  const left = (): string => location.href.slice((location.origin + page).length);
  afterEach(() => history.replaceState(null, '', before));

  const links: Record<string, [address: string, left: string]> = {
    'in the fragment': [`#token=${token}`, ''],
    'in the query, as in links of before': [`?token=${token}`, ''],
    'with a journey': [`?journey=trial#token=${token}`, '?journey=trial'],
    'between parameters of a tracker': [
      `?utm_source=a&token=${token}&utm_campaign=b%20c`,
      '?utm_source=a&utm_campaign=b%20c',
    ],
    'first of several': [`?token=${token}&fbclid=x`, '?fbclid=x'],
    'beside parameters in the fragment': [`?a=1#x=2&token=${token}&y=3`, '?a=1#x=2&y=3'],
    'before a fragment': [`?token=${token}#top`, '#top'],
    'in a route of the page': [`#/verify?token=${token}`, '#/verify'],
    doubled: [`?token=${token}&token=x`, ''],
    'doubled, and empty first': [`?token=&token=${token}`, ''],
    'in both places': [`?token=${token}#token=x`, ''],
  };
  const after = [
    '.',
    '...',
    '%3E',
    '>',
    ')',
    '%29',
    '%5D',
    ']',
    '%20',
    '%C2%A0',
    '%E2%80%8B',
    ',',
    '%22',
    "'",
    '!',
    '*',
    '%3C',
    '%60',
    '%0A',
    '%0D%0A',
    '=',
    '=20',
    '=E2=80=8B',
    '%2520',
    '&gt;',
    '&quot;',
    ';',
    '?utm_source=x',
    '%3Futm_source=x',
    '%26utm_source=x',
    '%23top',
    '#top',
    '.)%20',
    '\u200b',
    '…',
    '»',
  ];
  const before_ = ['%3C', '<', '%20', '%22', '%E2%80%8B', '(', '3D', '=', '.'];
  const within = [
    '%20',
    '+',
    '%0A',
    '%0D%0A',
    '=%0D%0A',
    '=%0A',
    '=',
    '%E2%80%8B',
    '%C2%AD',
    '%09',
    '%2520',
    '%3D%0A',
    '%20%0A%20%20',
  ];
  for (const sign of ['?', '#']) {
    for (const spoiling of after)
      links[`with ${spoiling} after it, ${sign}`] = [`${sign}token=${token}${spoiling}`, '*'];
    for (const spoiling of before_)
      links[`with ${spoiling} before it, ${sign}`] = [`${sign}token=${spoiling}${token}`, ''];
    for (const spoiling of within)
      links[`with ${spoiling} within, ${sign}`] = [`${sign}token=${half}${spoiling}${other}`, ''];
    for (const name of [
      '&amp;token=',
      'x=1&amp;token=',
      'x=1&#38;token=',
      'token%3D',
      'TOKEN=',
      'Token=3D',
      ';token=',
      'x=1;token=',
      'x%26token=',
      'x?token=',
    ])
      links[`under the name ${name}, ${sign}`] = [`${sign}${name}${token}`, '*'];
  }
  for (const [name, [address, rest]] of Object.entries(links)) {
    it(`is found ${name}`, () => {
      come(address);
      expect(hasToken('token'), 'known before').to.equal(true);
      expect(takeToken('token')).to.equal(token);
      if (rest === '*') expect(left()).not.to.contain(half);
      else expect(left()).to.equal(rest);
      expect(takeToken('token'), 'after a reload').to.equal(token);
      forgetToken();
      expect(takeToken('token')).to.equal(undefined);
    });
  }

  it('is taken out of what a router keeps of the address in the entry too', () => {
    const state = {
      back: '/',
      current: `/join?plan=x&token=${token}`,
      position: 3,
      title: 'Which?',
      nested: { kept: 1 },
    };
    history.replaceState(state, '', `${page}#/join?plan=x&token=${token}`);
    expect(takeToken('token')).to.equal(token);
    expect(left()).to.equal('#/join?plan=x');
    expect(history.state).to.deep.equal({ ...state, current: '/join?plan=x', emsToken: token });
  });

  it('that was cut short is what is left of it', () => {
    come(`#token=${half}`);
    expect(takeToken('token')).to.equal(half);
  });

  it('is none under another name', () => {
    for (const address of [
      '',
      '#top',
      `#access_token=${token}`,
      `?id_token=${token}`,
      `?tokens=${token}`,
      '?q=token',
      `#x-token=${token}`,
    ]) {
      come(address);
      expect(takeToken('token')).to.equal(undefined);
      expect(left()).to.equal(address);
    }
  });

  it('keeps a full stop within, for services whose tokens have one', () => {
    come('#token=eyJ.eyJ-_.x~y.');
    expect(takeToken('token')).to.equal('eyJ.eyJ-_.x~y');
  });

  it('may have any name', () => {
    come('?a.b=x&axb=y');
    expect(takeToken('a.b')).to.equal('x');
    expect(left()).to.equal('?axb=y');
  });
});
