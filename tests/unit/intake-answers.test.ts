import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../shared/intake/answers/answers.ts';
import { newConversation } from '../../shared/intake/conversation.ts';
import { shippedFlow } from '../../shared/intake/shipped-flow.ts';
import { isSkip, readYesNo } from '../../shared/intake/answers/yes-no.ts';
import { aHub, minutesIn } from './intake-hub-builder.ts';

function read(id: string, text: string) {
  const question = shippedFlow.nodes.find((node) => node.id === id);
  if (question?.kind !== 'question') throw new Error(`No question ${id}`);
  const candidates = [
    { id: 'fn-142', name: 'Fort Albany' },
    { id: 'fn-215', name: 'Fort Severn' },
  ];
  const answer = readAnswer(question, text, { ...newConversation('en', minutesIn(0)), candidates }, aHub());
  return answer.kind === 'answered' ? answer.change.answers : answer.kind;
}

describe('yes, no and neither', () => {
  it.each([
    ['OUI', 'yes'],
    ['ouais', 'yes'],
    ['d’accord', 'yes'],
    ['c’est beau', 'yes'],
    ['yep', 'yes'],
    ['👍', 'yes'],
    ['pas de problème', 'yes'],
    ['no problem', 'yes'],
    ['yes i need a ride', 'yes'],
    ['non', 'no'],
    ['Nope', 'no'],
    ['no he can see my phone', 'no'],
    ['pas vraiment', 'no'],
    ['not sure', 'unsure'],
    ['chais pas', 'unsure'],
    ['peut-être', 'unsure'],
    ['yes but he may come in', 'unsure'],
    ['oui mais pas la police', 'unsure'],
    ['yes and no', 'unsure'],
    ['yes no', 'unsure'],
    ['ok no', 'unsure'],
    ['oui pis non', 'unsure'],
    ['oui et non', 'unsure'],
    ['ok non merci', 'unsure'],
    ['yes no problem', 'yes'],
    ['yes no one is here', 'yes'],
    ['yes hes not home', 'yes'],
    ['oui y est pas la', 'yes'],
    ['oui pas de trouble', 'yes'],
    ['no one is here', undefined],
    ['Moosonee', undefined],
    ['', undefined],
  ])('%s → %s', (text, answer) => {
    expect(readYesNo(text)?.answer).toBe(answer);
  });

  it('tell the language when the word does', () => {
    expect(readYesNo('oui')?.language).toBe('fr');
    expect(readYesNo('yes')?.language).toBe('en');
    expect(readYesNo('ok')?.language).toBeUndefined();
  });
});

describe('consent', () => {
  it.each([
    ...['yes', 'oui', 'ok', 'k', 'yes please', 'oui svp', 'yes no problem', 'oui oui pas de trouble', 'yes why not'],
    ...['yes i dont mind', 'yes for sure', 'yes you can tell them', 'oui vous pouvez', 'oui ça me dérange pas'],
    ...['yes share with everyone', 'yes thank you so much'],
  ])('%s is a yes', (text) => {
    expect(read('consent', text)).toEqual({ consent: 'yes' });
  });

  it.each([
    ...['yes no', 'yes just not to six nations', 'yes but not the police', 'oui sauf la DPJ', 'oui non', 'ok no'],
    ...['oui pas la police', 'yes not my band', 'yes to the shelter', 'oui pour le transport', 'yes without my name'],
    ...['ok non merci', 'yes i have no choice', 'oui juste au docteur', 'yes never the cops', 'oui mais pas mon nom'],
    ...['oui sans mon adresse', 'yes with the nurse', 'depends', 'oui ça dépend'],
  ])('%s is less than was asked: none', (text) => {
    expect(read('consent', text)).toEqual({});
  });
});

describe('needs', () => {
  it.each([
    ['1', ['transport']],
    ['1, 3', ['transport', 'talk']],
    ['12', ['transport', 'safe-place']],
    ['1 et 4', ['transport', 'health']],
    ['a ride and a place to sleep', ['transport', 'safe-place']],
    ['un lift pis un avocat', ['transport', 'legal']],
    ['someone to talk to', ['talk']],
    ['un endroit sécuritaire', ['safe-place']],
    ['i dont need a ride but i need a doctor', ['health']],
    ['je veux retrouver ma sœur', ['other']],
  ])('%s', (text, needs) => {
    expect(read('needs', text)).toMatchObject({ needs });
  });

  it.each(['9', 'hmm', '', '😀', 'oui'])('"%s" is not understood', (text) => {
    expect(read('needs', text)).toBe('unclear');
  });
});

describe('the age band', () => {
  it.each([
    ['1', 'under-16'],
    ['2)', '16-17'],
    ['15', 'under-16'],
    ['j’ai 17 ans', '16-17'],
    ['im 16', '16-17'],
    ['moins de 16', 'under-16'],
    ['18+', '18-plus'],
    ['adulte', '18-plus'],
    ['seize', '16-17'],
    ['i have 2 kids and im 25', '18-plus'],
    ['moins que 16', 'under-16'],
    ['-16', 'under-16'],
    ['<16', 'under-16'],
    ['younger than 14', 'under-16'],
    ['was 15 last month now 16', '16-17'],
    ['im 15 in grade 10', 'under-16'],
    ['grade 11 and im 17', '16-17'],
    ['plus que 18', '18-plus'],
    ['jviens d’avoir 16', '16-17'],
    ['option 3', '18-plus'],
  ])('%s → %s', (text, ageBand) => {
    expect(read('age', text)).toEqual({ ageBand });
  });

  it.each([
    ...['under 18', 'mineure', '2007', 'old enough', 'my 2 kids are here', '-18', '<18', 'moins que 18', 'under 17'],
    ...['16 demain', '16 tomorrow', '18 le mois prochain', '18 next month', '18 en juin', '16 in 2 weeks'],
    ...['16 dans 2 semaines', 'j’aurai 18 en mars', 'i will be 18', 'ill be 16 on friday next week'],
    ...['sec 3', 'sec 4', 'sec 1', 'grade 12', 'gr 10', 'secondaire 5', 'grade 9'],
  ])('%s tells no band', (text) => {
    expect(read('age', text)).toBe('unclear');
  });
});

describe('the community', () => {
  it('is found, with the words kept as they were written', () => {
    expect(read('community', 'near Moosonee')).toEqual({
      communityId: 'place-moosonee',
      communityWords: 'near Moosonee',
    });
  });

  it('unknown, is kept in the words of the person', () => {
    expect(read('community', 'chez ma tante')).toEqual({ communityWords: 'chez ma tante' });
  });

  it.each([
    ['2', 'fn-215'],
    ['fort albany', 'fn-142'],
    ['Moosonee', 'place-moosonee'],
  ])('is chosen from the short list by %s', (text, communityId) => {
    expect(read('community-choice', text)).toEqual({ communityId });
  });

  it('none of the list is an answer too', () => {
    expect(read('community-choice', '0')).toEqual({});
    expect(read('community-choice', 'aucun')).toEqual({});
  });

  it('9 is not on the list', () => {
    expect(read('community-choice', '9')).toBe('unclear');
  });
});

describe('skipping', () => {
  it.each(['SKIP', 'passer', 'Passe', 'saute', 'je veux pas le dire', 'prefer not to say', 'next please'])(
    '%s',
    (text) => {
      expect(isSkip(text)).toBe(true);
    },
  );

  it.each(['oui', 'i will pass by the store'])('%s skips nothing', (text) => {
    expect(isSkip(text)).toBe(false);
  });
});
