// Written by `npm run generate`.

/** Words of the passwords that most people have, the most frequent first. */
const words = `
password dragon baseball football monkey letmein shadow master michael mustang superman jordan qazwsx jennifer killer
hunter harley buster batman soccer tigger charlie robert sunshine thomas iloveyou ranger daniel hockey george computer
michelle jessica starwars pepper klaster freedom princess joshua maggie ginger amanda ashley cheese nicole summer
matthew chelsea dallas biteme matrix william yankees taylor corvette austin martin heather thunder merlin secret diamond
hello anthony hammer silver justin patrick richard bailey internet samantha golfer scooter orange cookie maverick
jackson sparky mickey phoenix bigdog guitar whatever chicken morgan andrea camaro mercedes peanut ferrari cowboy falcon
welcome samsung steelers joseph smokey dakota melissa arsenal boomer eagles tigers marina nascar gateway porsche yellow
monster spider diablo hannah bulldog junior london purple compaq lakers iceman hardcore cowboys money boston brandon
tennis johnny miller coffee scooby nikita mother yamaha brandy barney chester oliver charles player knight forever
steven rangers midnight chicago bigdaddy victoria badboy angel please`.split(/\s/);

/** By how many guesses such a word is found, as a power of ten. */
export const commonPassword = (word: string): number | undefined => {
  const place = words.indexOf(word);
  return place < 1 ? undefined : Math.max(0.7, Math.log10(place + 1));
};
