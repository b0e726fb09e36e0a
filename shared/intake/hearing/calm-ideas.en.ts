import type { Ideas } from './rules.ts';

/** What makes it calm: ideas that take a danger away where they stand beside it (`unless` in `danger-rules.ts`). */
export const calmIdeasEn: Ideas = {
  past: [
    'residential school | sixties/60s scoop | late husband/wife | back in the day/days',
    'in/since/of/back {year} | before in/when | before we/i met/moved/came/left/got/knew/was | {year} | that time is over | not anymore | was deported',
    'i left him/them/there in/years/last/two/three/long | at the time | when we were/was together/young/kids/married | before i left/moved/came | since i left/moved | few/couple (of) years/months | years (now/since/ago/later) | in my teens/twenties/20s/childhood | at 13/14/15/16/17/18 | was 8/9/10/11/12/13/14/15/16/17/18/19 | was a kid/teen/teenager/child | that was (a/in/back/years) | no longer | a long time | over with | moved on | healed/healing | history of | past trauma/abuse/relationship | survivor | decades | ex from | two/three/few/couple/2/3/4/5/6 (years/months) ago',
    'years/yrs/year/yr/months/decades/ages ago | long time ago | a while ago/back | back then/when | back in the | in the past | last year/yr/spring/summer/fall/winter/month | when i was (a/like/in/{age}/18/19/20/21/young/little/younger/kid/small/teen/teenager) | when i was | as a kid/child/teen/teenager | growing up | in high/grade/elementary school | used to | that is behind me | behind me now | over now | in 2000/2001/2002/2003/2004/2005/2006/2007/2008/2009/2010/2011/2012/2013/2014/2015/2016/2017/2018/2019/2020/2021/2022/2023/2024/09/08/10/11/12',
    '(for/been/has/its/was) (been/like/over) 2/3/4/5/6/7/8/9/10/11/12/15/20/two/three/four/five/six/seven/ten (of) years/yrs | years/yrs (now/clean/sober/since) | clean | sober | not anymore | any more now | testified | trial | growing up | once when',
  ],
  joke: [
    'lol | lolol | haha | hahaha | hahah | ha | hehe | lmao | lmfao | rofl | jk | kidding | joking | xd | funny | laughing | so good',
  ],
  fiction: [
    'in the/a/this/that movie/book/show/game/song/episode | horror | thriller | zombie/zombies | boss fight | this level | respawn | true crime | crime/tv/the/this/that/a show',
    'movie/movies/film/films/netflix/episode/episodes/podcast/documentary/doc/novel/character/lyrics/playing/xbox/ps5/playstation/fortnite/cod/gta/minecraft/videogame/concert | video game | the game | dream | dreamt | nightmare | watching/watched a/the/that',
  ],
  game: [
    'hockey/volleyball/basketball/soccer/baseball/lacrosse/broomball/goalie/goal/team/leafs/habs/jays/playoffs/tournament/score/overtime/practice/coach/ref/cribbage/crib/cards/bingo/poker/chess/uno/euchre/gym/workout/race/wrestling/karate/boxing/ufc',
    'moose/deer/goose/geese/duck/ducks/partridge/grouse/rabbit/rabbits/bears/caribou/beaver/pickerel/walleye/trout/fish/fishing/hunt/hunting/trapline/trapping/traps/snares/blackflies/mosquitoes/mosquitos/bugs/wasp/bees/raccoons/raccoon/squirrel',
  ],
  work: [
    'test/exam/exams/homework/interview/presentation/essay/assignment/quiz/math/bill/bills/fees/rent/cheque/hours/loan',
  ],
  denied: [
    'do/does/did/am/was not (really/even/ever) think/thinking/thought (about/like/of) suicide/suicidal/hurting/killing/dying/harming | no thoughts/thought/plans of/about | not going to hurt/kill/do (myself/anyone/anything) | is not violent/abusive/dangerous/following/here/outside/armed/mad/hurting/hitting | no one is | nobody is | wasnt | not following/hitting/hurting/threatening',
    'never been/hurt/hit/touched/did/tried/ever/had/laid | did/does/do/has/have/was/is/am not (ever/even/really) hit/hurt/touch/kill/been/try/threaten/being/in/hitting/hurting/hurted/harm/suicidal/drugged/violent/threatened | not have (a/any/no) {weapon} | no {weapon} | nobody is/was/has/here/hurts/hit/did/ever | none | not one | not hurt/suicidal/hurting/scared/afraid | nothing happened | do not worry',
  ],
  safe: [
    'here is ok/good/safe/quiet/fine | deported | he moved to/away | provinces away | far away now | is kind/nice | are kind | fake ones/alarm | peace bond',
    'he is gone now/for | in rehab/treatment/jail | got arrested | was arrested/charged | they/police arrested/caught him/them | moved out | feel/feeling/doing (much/so/a) (lot/bit) better/good/great | it is over | i have/got my own (place/room/apartment) | everything is fine/good/ok | false alarm | my bad | for next week | no worries | wedding/birthday | happily',
    'i/we am/are/feel/felt (so/much/really/very/totally/all/doing/actually) ok/safe/good/fine/happy/okay/free | safe now | am safe | all good | doing good/great/better/fine | just checking/checkin | in jail/prison/custody | locked up | blocked him/her/them | he/they moved to/away | no longer | nothing urgent | not urgent | no rush | free now | we got out | i got out of there in | nice guy | so nice | my own place',
  ],
  study: [
    'grief/grieving | custody papers | dispose | ptsd | get out of the life',
    'in class | class on/about | for (a/my) (school/class) class/course/school/essay/project | essay | pamphlets/pamphlet | poster/posters | workshop/workshops | training | presentation/presentations | research | volunteer/volunteering | conference | awareness | vigil | peer worker/support | article | in the news | the news | walk/march/walking for',
    'referral/referrals/referals | support/grief/healing/talking group | counselling/counsellor/counselor | therapist/therapy | my lawyer | support worker | question about | what does | do you (guys) help/offer/have/do',
  ],
};
