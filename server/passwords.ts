import { z } from "zod";

/** Length of a password, in UTF-16 units. */
export const PASSWORD_CHARS = { min: 8, max: 128 };

// The commonest passwords of at least eight characters, as published lists of leaked ones agree; lower case.
const COMMON = new Set(
  `
  00000000 000000000 0000000000 01234567 012345678 0123456789 0987654321 09876543 10203040 102030405060 11111111
  111111111 1111111111 11112222 11223344 1122334455 112233445566 12121212 12123434 123123123 123123123123 12312312
  123321123 12341234 1234554321 12345678 123456789 1234567890 12345678910 123456789a 123456789q 12345678a 12345678q
  123456abc 123456qwerty 1234567a 1234567q 12345qwert 1234abcd 1234qwer 123abc123 123qwe123 123qweasd 123qweasdzxc
  12qwaszx 13131313 13243546 13579246 135792468 13579135 147258369 14725836 147852369 159357258 159753456 1a2b3c4d
  1a2s3d4f 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz1qaz 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 1qaz@wsx 1234!@#$ 20202020
  21212121 22222222 23232323 232323232 25252525 31415926 31313131 321321321 33333333 369258147 44444444 45454545
  456456456 55555555 555555555 55667788 66666666 666666666 69696969 741852963 77777777 777777777 7777777777 78787878
  789456123 7894561230 789789789 87654321 88888888 888888888 963852741 98765432 987654321 9876543210 99887766
  99999999 999999999 a1234567 a12345678 a123456789 a1b2c3d4 a1b2c3d4e5 aa123456 aa12345678 aaaa1111 aaaaaaaa
  aaaaaaaaaa abc12345 abc123456 abc123abc abcabcabc abcd1234 abcd12345 abcdefgh abcdefghi abcdefg1 abcdef123 access14
  administrator admin123 admin1234 admin12345 adminadmin alexander alexandra anything asdasdasd asdf1234 asdfasdf
  asdfghjk asdfghjkl asdf;lkj asdfqwer asdzxc123 azertyui azertyuiop babygirl baseball baseball1 basketball batman123
  bismillah blink182 butterfly carolina caroline changeme changeme1 changeme123 charlie1 chelsea1 chocolate
  christian christina christopher cocacola computer computer1 corvette creative danielle december default1 dolphins
  dragon123 drowssap elephant elizabeth everton1 facebook fernando firebird football football1 forever1 freedom1
  fuckyou1 fuckyou2 garfield gfhjkm123 godzilla gonzalez google123 hallo123 hannover hardcore harrypotter hello123
  hello1234 hellohello helloworld iloveyou iloveyou1 iloveyou2 iloveyou! iloveme1 iloveu123 infinity internet
  internet1 isabella jennifer jessica1 jonathan jordan23 juventus killer123 kristina lasvegas letmein1 letmein123
  letmein! liverpool liverpool1 lovelove loveyou1 macintosh marlboro master123 matthew1 maverick metallica mercedes
  michael1 michelle michelle1 midnight mississippi mitsubishi monkey123 mustang1 myspace1 mypassword natalie1 nicholas
  nothing1 november password password! password0 password01 password1 password1! password11 password12 password123
  password1234 password2 password3 password99 passw0rd passw0rd1 passwort passwort1 passpass pa55word p@ssw0rd p@ssw0rd1
  p@ssword p@55w0rd patricia personal pineapple playboy1 platinum pokemon1 poiuytrewq politics precious princess
  princess1 princesa principal q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qazwsx123 qazwsxedc qazwsxedcrfv qazxswedc qq123456
  qq12345678 qweasd123 qweasdzxc qweqweqwe qwer1234 qwer12345 qwert123 qwert12345 qwerty12 qwerty123 qwerty1234
  qwerty12345 qwerty123456 qwertyui qwertyuiop qwertyuiop1 qwertzui qwertzuiop rainbow1 realmadrid remember robinson
  rockstar1 rush2112 sabrina1 samantha samsung1 samsung123 santiago scarface scorpion sebastian secret12 secret123
  september shadow12 slipknot snickers snowball softball something spiderman spiderman1 starcraft startrek starwars
  starwars1 steelers stephanie sunflower sunshine sunshine1 superman superman1 superstar swordfish sweetheart target123
  temp1234 terminator test1234 test12345 testtest testpass tinkerbell trustno1 tottenham unknown1 user1234 valentina
  valentine vampire1 vanessa1 veronica victoria victoria1 vkontakte volleyball warcraft warcraft1 webmaster welcome1
  welcome12 welcome123 welcome1! westside whatever whatever1 william1 winner123 winston1 wolverine xxxxxxxx yankees1
  yellow12 yourmom1 yuiophjk zaq12wsx zaq1xsw2 zaq1zaq1 zxcvbnm1 zxcvbnm123 zxcvbnmm zxcvbnm, zzzzzzzz
  `
    .trim()
    .split(/\s+/),
);

/** A password that a person may choose: 8 to 128 characters, and none of those that are tried first. */
export const newPasswordSchema = z
  .string("choose one")
  .min(PASSWORD_CHARS.min, `choose one of at least ${PASSWORD_CHARS.min} characters`)
  .max(PASSWORD_CHARS.max, `choose one of at most ${PASSWORD_CHARS.max} characters`)
  .refine((password) => !isCommonPassword(password), "this one is among the first that are tried; choose another");

/** Whether a password is one of the few hundred commonest, in whatever case, or one sign repeated. */
export function isCommonPassword(password: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  return COMMON.has(plain) || new Set(plain).size === 1;
}
