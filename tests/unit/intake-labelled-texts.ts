import { calmTexts } from './intake-labelled-calm.ts';
import { dangerTexts } from './intake-labelled-danger.ts';

/**
 * Texts as people write them, with what each must be taken for. `near`: someone they fear is close by. `none`: no keyword.
 * Where a keyword stands beside danger, danger wins.
 */
export const labelledTexts = {
  danger: dangerTexts,
  near: ["hes here", "he is here", "my boyfriend is here", "hes coming back", "no hes home", "he just walked in", "he is reading my texts", "il est là", "mon chum est là", "il arrive", "non il est pas loin", "il s’en vient", "il fouille mon cell", "y est là"],
  "opt-out": ["STOP", "stop", "Stop.", "ARRET", "ARRÊT", "arrêt", "Arrete", "FIN", "fin", "STOPALL", "stop all", "UNSUBSCRIBE", "unsubscribe me", "CANCEL", "END", "QUIT", "stop please", "please stop", "pls stop", "stop svp", "svp stop", "stop!!!", "stop stop stop", "STOP NOW", "ok stop", "stop it", "please stop texting me", "stop texting me", "stop txting me", "quit texting me", "stop sending me texts", "stop messaging me please", "dont text me", "do not text me again", "dont contact me anymore", "no more texts", "no more messages please", "leave me alone", "take me off your list", "remove my number", "i dont want any more texts", "i dont want these messages", "opt out", "never text me again", "can you stop texting me", "stop i changed my mind", "stop. who are you", "please dont write me anymore", "arrêtez", "arrêtez svp", "arrête", "arrêtez de m’écrire", "arrete de mecrire", "arrêtez de me texter", "arrêtez de m’envoyer des textos", "arrête les textos", "ne m’écrivez plus", "ne me textez plus", "me texte pu", "m’écris plus", "texte moi pas", "texte moi plus jamais", "plus de textos", "plus de messages svp", "je veux plus de messages", "je veux plus recevoir de textos", "je ne veux plus que tu m’écrives", "laissez-moi tranquille", "laisse moi tranquille", "lâche moi", "enlevez mon numéro", "enlevez-moi de la liste", "désabonner", "me désabonner", "fin svp", "stop aux textos", "cessez de m’écrire", "my boyfriend sees my phone stop texting me"],
  "opt-in": ["START", "start", "Start!", "UNSTOP", "start please", "start again", "DÉBUT", "debut", "COMMENCER", "commencer svp", "REPRENDRE", "recommencer"],
  help: ["HELP", "help", "Help!!", "AIDE", "aide", "help me", "please help me", "aidez-moi", "aide moi svp", "à l’aide", "i need help", "heeelp", "plz help"],
  info: ["INFO", "info", "infos", "who is this", "c’est qui", "are you a bot", "more info"],
  human: ["talk to a person", "i want to talk to someone", "can i talk to a real person", "human", "PERSON", "PERSONNE", "parler à quelqu’un", "je veux parler à quelqu’un", "je veux parler à une vraie personne", "une personne svp", "can someone call me", "parler avec une intervenante", "speak to a counsellor", "appelle moi"],
  erase: ["erase", "delete everything", "effacer", "EFFACER", "efface tout", "effacez tout svp", "supprime mes messages", "delete my info", "erase all my data", "delete my messages please"],
  language: ["english", "English please", "en", "français", "francais svp", "FR", "in english please", "en français svp", "i dont speak french", "je parle pas anglais", "parlez-vous français?", "anglais"],
  unsafe: ["not safe", "cant talk", "cant talk now", "not now", "gotta go", "pas safe", "je peux pas parler", "pas maintenant", "dont text me now", "talk later"],
  none: calmTexts,
} satisfies Readonly<Record<string, readonly string[]>>;
