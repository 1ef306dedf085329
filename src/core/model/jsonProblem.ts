import { t } from '@vscode/l10n';

/** What is wrong at a place of a JSON text, for a person. `code`: as `printParseErrorCode` of jsonc-parser names it. */
export function jsonProblem(code: string): string {
  switch (code) {
    case 'InvalidSymbol':
      return t('a word that JSON does not know');
    case 'InvalidNumberFormat':
      return t('a number that is not written as one');
    case 'PropertyNameExpected':
      return t('a name in quotes is missing');
    case 'ValueExpected':
      return t('a value is missing');
    case 'ColonExpected':
      return t('a colon is missing');
    case 'CommaExpected':
      return t('a comma is missing');
    case 'CloseBraceExpected':
      return t('a closing brace is missing');
    case 'CloseBracketExpected':
      return t('a closing bracket is missing');
    case 'EndOfFileExpected':
      return t('something stands behind the end');
    case 'InvalidCommentToken':
      return t('a comment may not stand here');
    case 'UnexpectedEndOfComment':
      return t('a comment is not closed');
    case 'UnexpectedEndOfString':
      return t('a text is not closed');
    case 'UnexpectedEndOfNumber':
      return t('a number breaks off');
    case 'InvalidUnicode':
      return t('an escaped character lacks its four digits');
    case 'InvalidEscapeCharacter':
      return t('a backslash stands before what it cannot escape');
    case 'InvalidCharacter':
      return t('a character that may not stand in a text');
    default:
      return t('it is not JSON');
  }
}
