/** What a browser says about itself, in the words people know. Nothing where it says nothing known: no guess is shown. */
export interface Device {
  browser?: string;
  system?: string;
}

/** What is kept of the request that began a session. */
export interface DeviceText {
  /** `User-Agent`. */
  userAgent?: string | null | undefined;
  /** `Sec-CH-UA` and `Sec-CH-UA-Platform`, in two lines. */
  clientHints?: string | null | undefined;
}

/** Longest text that is kept of one header; browsers' own have some 150 characters. */
const longest = 512;

/**
 * Chromium sends these two with every request. The device's model it would send only to a site whose pages ask for it with
 * `Accept-CH`; answers of an API can't.
 */
export const deviceTextOf = (headers: Headers | undefined): { userAgent: string; clientHints: string } => {
  const [userAgent = '', brands, platform] = ['user-agent', 'sec-ch-ua', 'sec-ch-ua-platform'].map(
    (name) => headers?.get(name)?.slice(0, longest) ?? '',
  );
  return { userAgent, clientHints: brands || platform ? `${brands}\n${platform}` : '' };
};

type Names = readonly (readonly [pattern: RegExp, name: string | undefined])[];

/** Apps that show pages in a browser's view, and say which one they are. */
const apps: Names = [
  [/\bGSA\//, 'Google app'],
  [/\bInstagram\b/, 'Instagram'],
  [/\bFB(?:AN|AV|_IAB)\//, 'Facebook'],
  [/\bLinkedInApp\b/, 'LinkedIn'],
  [/\bMicroMessenger\//, 'WeChat'],
  // Any other app: its view has the name of a browser that the person never opened.
  [/; wv\)|\bElectron\//, undefined],
];

/** Of `Sec-CH-UA`, the most telling first: most say that they are Chromium too, and some that they are Chrome. */
const brands: Names = [
  [/^Microsoft Edge$/, 'Edge'],
  [/WebView/, undefined],
  [/^Opera/, 'Opera'],
  [/^Samsung Internet$/, 'Samsung Internet'],
  [/^Brave$/, 'Brave'],
  [/^Vivaldi$/, 'Vivaldi'],
  [/^DuckDuckGo$/, 'DuckDuckGo'],
  [/^YaBrowser$|^Yandex/, 'Yandex Browser'],
  [/^HeadlessChrome$/, 'Headless Chrome'],
  [/^Google Chrome$/, 'Chrome'],
  [/^Chromium$/, 'Chromium'],
];

/** In this order: most name the ones after them too, for old servers' sake. */
const browsers: Names = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|OPT|OPX|OPiOS|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(?:DuckDuckGo|Ddg)\//, 'DuckDuckGo'],
  [/\bYaBrowser\//, 'Yandex Browser'],
  [/\b(?:HuaweiBrowser)\//, 'Huawei Browser'],
  [/\bSilk\//, 'Silk'],
  [/\b(?:Focus|Klar)\/\d/, 'Firefox Focus'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\bHeadlessChrome\//, 'Headless Chrome'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bChromium\//, 'Chromium'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
];

const systems: Names = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\biPod\b/, 'iPod'],
  // An iPad calls itself a Mac, and so does an iPhone that asks for a desktop's page. Which of the two only an app's view tells.
  [/\bMacintosh\b.*\bMobile\//, 'iPad'],
  [/\bMacintosh\b.*\b(?:CriOS|FxiOS|EdgiOS|OPT|GSA)\//, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b|\bChrom(?:e|ium) OS\b/, 'ChromeOS'],
  [/\bMacintosh\b|\bMac OS X\b|\bmacOS\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
  [/\biOS\b/, 'iOS'],
];

const find = (table: Names, text: string) => table.find(([pattern]) => pattern.test(text));

/** The names in a `Sec-CH-UA`, a list of strings with parameters (RFC 9651). Some are made up, so that nobody reads it by its order. */
const brandsIn = (text: string): string[] =>
  [...text.matchAll(/"((?:[^"\\]|\\.)*)"\s*;\s*v=/g)].map(([, name = '']) => name);

const findBrand = (text: string) => {
  const named = brandsIn(text);
  return brands.find(([pattern]) => named.some((name) => pattern.test(name)));
};

export const describeDevice = ({ userAgent, clientHints }: DeviceText): Device => {
  const text = userAgent ?? '';
  const [hinted = '', platform = ''] = (clientHints ?? '').split('\n');
  const browser = (find(apps, text) ?? findBrand(hinted) ?? find(browsers, text))?.[1];
  const system = (find(systems, platform) ?? find(systems, text))?.[1];
  return { ...(browser !== undefined && { browser }), ...(system !== undefined && { system }) };
};
