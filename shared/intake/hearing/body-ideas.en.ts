import type { Ideas } from './rules.ts';

/** What the rules of `danger-rules.ts` speak about where a life is at stake: the body, the wish to die, the cold. */
export const bodyIdeasEn: Ideas = {
  // The body
  notbreathing: [
    'not/stopped/barely/hardly/stop (even/really/hardly) breath/breathing/breathe (right/well/good)',
    '(short/trouble/hard/hurts) (of/to) breath/breathing/breathe | gasping | choking on | no pulse | turning blue/purple/grey/gray | lips (are/is) (blue/purple/grey)',
  ],
  unconscious: [
    'is passed out | are passed out | mom/dad/she/he passed out',
    'not/stopped moving | can not wake | snoring weird/funny | eyes are/is/rolled (rolled/back/open) | cold and | cold to (the) touch | is blue | foaming (at) | passed out and/cold/on | will not wake | not responding/respond | not respond | fell and hit | face down | went limp | convulsing/convulsion/seizes/fitting | having/had a/another seizure/stroke/heart',
    'unconscious/unresponsive/lifeless/comatose | will/can/does not wake (up) | not waking (up) | can not wake her/him/them | wont respond | not responding/moving/answering | will not respond/move | gurgling | seizure/seizing/seizures/convulsing/foaming/twitching | collapsed | passed out | having a (heart/seizure/stroke) (attack) | limp | fainted | slumped',
    'lips (are/is) (going/turning) blue/purple | is/going/getting/turning/turned blue | eyes (rolled) (back)',
  ],
  overdose: [
    'shot up | hot shot/dose | did/took/smoked/snorted/used/injected too/some/bad/something (much/bad/weird) | bad/weird/laced/fake pills/stuff/dope/down/batch/percs | feel/feeling/feels (so/really/super) weird/funny (after/from) | tranq | benzos/benzo | drank bleach/antifreeze | mixed pills/meds (with/and)',
    'overdose/overdosed/overdosing/od/oded/ods/oding/odin | gave/need/used/have/no/got/gave (him/her) narcan/naloxone | took/did/shot/had (way/up) too much/many | shot up to/ bad batch | laced',
  ],
  drugged: [
    'gave/give/giving/fed me/us/her (some) something/smth/pills/drugs/stuff | made/make/making me/us/her take/drink/swallow/smoke/snort (something/pills/it/stuff)',
    'shoot/shooting/shot me/us/her up',
    'drugged/roofied/spiked/roofie | put/puts/slipped/slip something/smth/stuff/drugs in my/her/our (drink/food/cup) | something in my/her (drink/cup/food) | shot/shoots/injects/injected/inject me (up) (with)',
    'keep/keeps/keeping me/us/her high/drugged/doped | make/makes (me/us) (stay) (up) (on) meth/smoke/high',
    'can not feel/move my/her legs/arms/body/face',
  ],
  bleeds: [
    'so much blood | there is (so) (much) blood',
    'much/lot/lots/of blood | not stop bleeding | blood on/through/from/everywhere | bleed a/so/too',
    'bleeding | bled | bleeds | gushing | hemorrhaging | soaked/soaking in/with/through blood | lots/lot of blood | losing blood | blood (is) everywhere/all/in/on/coming/running/dripping | there is (so/a/lots) (much/lot/of) blood | coughing/puking/throwing/peeing (up) blood',
  ],
  much: [
    'alot | lot | lots | bad | badly | so much |  everywhere | not stop | not stopping | through | heavy | heavily | from | down there | since | tonight | now | out | real | still | and | head | leg | pregnant | weeks | towel',
  ],
  labour: [
    'contractions | (in/going/having) labour/labor (now) | pains are/every 2/3/4/5/close | minutes apart | i can feel the head | feel the head | pushing',
    'water (just) broke | contractions | in labour/labor | baby is coming/out | having the baby (now) | going into labour/labor | miscarrying/miscarriage/miscarried | giving birth | pregnant (and/with) bleeding/contractions/cramping/cramps',
  ],
  ill: [
    'having a heart/stroke/panic/asthma | asthma attack | allergic reaction | epipen | diabetic | sugar is (really/so) low | no insulin | can not feel (her/my) (baby/legs) | baby is/has/stopped not/moving/kicking (moving/kicking) | baby not moving/kicking/breathing | fever | concussion | hit my/her/his head | bone (is) sticking',
    'chest (hurts/pain/pains/is/feels) (so/tight/really/bad) | heart (is) (going/racing/beating/attack/pounding/stopped) (crazy/fast/attack) | seeing double | can not feel my | puking/throwing up/vomiting/sweating | going numb | stroke | allergic | throat is closing | dizzy',
  ],
  // What a person who means to die is near
  brink: [
    'roof/top/edge of (the/a) parkade/building/hotel/arena/apartment/hospital',
    'feel/feeling like jumping/dying/ending | drive (my/the/a) (car/truck) into/off (the/a) (lake/river/bridge/tree/wall/transport/water/semi) | painless/easiest/fastest/quickest way to/out (go/die) | set up in the garage',
    'hung/hanged himself/herself | walk/walking/gonna lay/lie/jump on/onto/in (front) (of) (the) tracks/road/highway',
    'standing/sitting/walking/walked/going/am (up) (at/on/to/onto/by) (the/a) bridge/tracks/ledge/roof/edge/overpass/cliff',
    'at/on/by/near/off/from the/a (train/railway) tracks/bridge/roof/ledge/cliff/overpass/balcony/edge | waiting on/for the train | got/have/has the/a/my (got) rope/noose | written/wrote my (letters/note) | in front of (a/the) train/truck/bus/car',
  ],
  pills: ['{drug} | bottle of | too many | whole bottle'],
  taking: ['took | take | taken | taking | swallow | swallowed | downed | popped | drank | ate | overdosed'],
  many: [
    'all (my/the/of/her/his/them) | too many/much | whole | bottle | bunch | handful | lot/lots of | all of | 15/20/25/30/35/40/45/50/60/70/80/90/100 | dozen | way too many | everything | so many',
  ],

  // The wish to die
  dies: [
    'think/thinking/thought/want/going/ready/about/plan/planning (to/of/about) jump/jumping/suicide',
    'hung/hanged himself/herself/themselves/him self | do not want to wake (up) | want/wish (it/this) (all) over',
    'want/wants/need/wish/wanting it/this/everything (all) (to/was/be) (be) (to) over/stop/end/done | not wake up | want/wish/going to not (exist/be/wake) (alive/here/up) | do not want to exist/wake/continue | do not want to be/go alive/on | ending/end things/it/everything | do not deserve to live | made/make (up) my mind (up) | ready to go/die | going to do it | (just) do it tonight/now | going to/want walk onto/into/in/out (front/the/traffic/ice) (of) | sick of being alive | want out of this life | be with my/kokum/mom/him/her (kokum/mom/baby/grandma) (in/again) (heaven) | want to be dead/gone | rather be dead',
    'kill/killing/killed/hang/hanging/shoot/shooting/drown/end/ending/unalive my self | kill/hang/hurt/harm/shoot/drown/cut/off/unalive/killing/hanging/ending/end/killed/hanged/hurting/cutting/starve/drug myself/herself/himself/themselves/my self | kms | kys | sewerslide',
    'want/wants/going/ready/need/needs/wish/hope/rather/try/trying/tried/thinking/about/better/am/might/will (to/going/was/be/were/of/i) (just/be/go/rather/to/was/were/off/get) die/dying/dead',
    'suicide | suicidal | take/taking/took/end/ends/ending/ended my/her/his/own (own) life | end it (all/now/tonight/here) | end/ending this/my (life/all/pain)',
    'not want to live/exist | not want to be alive/here/around (anymore) | not want this/my life',
    'no point/reason (in/to) living/live/going/be/left/anymore | tired of living/life/being/breathing | done/tired with/of living/life/everything/being | sick of living | can not do/take this/it/life (anymore/longer) i | can not go/keep on/going',
    'sleep/asleep/sleeping (and) (never/not) forever/wake/waking | never wake/waking up | not wake up (tomorrow/again/in) | not be/wake/around (be) here/up/around tomorrow/anymore/much/again/in',
    'going to jump | jump off/from/in/into | jumping off | in front of (a/the) (train/truck/car/bus) | let (me/it) die | life is over/not | give/giving/gave up on (life/everything) | not (think/am/i) (i) (am) (going) (to) make it through/to/till/tomorrow/tonight/past/much/alive/out',
  ],
  means: [
    'rope | noose | belt | bridge | tracks | train | razor | blade | blades | pills | bottle of | plan | letters/letter | note | gun | roof | ledge | overpass | cliff | exhaust | garage | drown | water | ice | river | everything ready | ready',
  ],
  goodbye: [
    'posted/said/sent (a) goodbye',
    'this is goodbye/it | love my/you kids/babies/guys/mom/all | tell my/her/them/mom i/babies/kids/we/that love/am/loved/sorry | sorry for everything | will not be here/around | say sorry to/for',
    'goodbye | goodbyes | good bye | saying bye | say bye | bye everyone/forever/all/world | (my/the/this) last text/message/words | wrote (my/a/the) (goodbye) letters/letter/note | tell my/her/him/them/mom/kokum (mom/kokum/kids/family/sister/dad/daughter/son) i/sorry/love (love/am/loved) | take care of my (kids/dog/cat/son/daughter/baby) | gave/giving away my | love you all',
  ],
  cuts: [
    'did it (its/is/really/too/so) deep | cuts on my/her arms/wrists/legs | voices (are) tell/telling/saying/say',
    'cutting again/myself/all/so/my | cut/cuts/cutting/slit/slitting/slice/sliced/slicing/burn/burning/hurting my wrist/wrists/arms/arm/legs/thighs/thigh/self/skin | am/just/me cut again | self harm/harming/harmed | been cutting | started/start cutting | cut too deep | cut deep | relapsed cutting',
  ],
  worthless: [
    'better for everyone/everybody/them/him/her/my',
    'happier/better/easier without me | burden | everyone/everybody/world/family/kids/they would/will be (better/happier/fine) | hates/hate me/myself | nothing to live for | no way out | why am i/even (still) (here/alive)',
    'better off (without/dead/if) | what is the point | no point | not matter | nobody/one (would/will) (even) care/cares/notice/miss/loves/wants/needs/want/love/need | no one cares | worthless | burden | hate my life | hopeless | no hope | nothing left | alone | give up | done',
  ],
  gone: ['gone | dead | die | died | disappear | disappeared | vanish | without me | was not born | never born'],

  // Cold
  cold: [
    'heat is out/off | no heat | can not feel my toes/feet/hands/fingers/face',
    '40 below | wind chill/windchill | ice | cant feel (my) | hypothermic | soaked/wet/soaking | minus/below 20/25/30/40 | no heat/heater/heating/power/wood | heat is/got off/broken/shut/out | furnace (is) (out/broken/dead)',
    'freezing/frozen/froze/freeze | frostbite/frostbit/hypothermia | minus | below | so/really/super/to/too/very cold | snowing | snow | blizzard | storm | can not feel my (hands/feet/fingers/toes) | is cold | cold | shivering | 30/31/32/33/34/35/36/37/38/39/40/41/42/43/44/45/25/28',
  ],
  exposed: [
    'walk home | in the snow | laying/lying/passed (out) on/in the/a (ground/snow/sidewalk/road/ditch/ice) | no (fire) wood | at the turnoff | no ride',
    'walking/walk to/home (the) | (have) (a) newborn/baby',
    'side/edge of (the) road/highway | bus shelter | in the bush/ditch/snow/woods/snowbank | fell through/in (the) ice/river/lake/water | through the ice | out of/no gas | ran out of gas | walking home/alone/down/along | no ride/phone/where/place (to) (go/home) | lost in/on (the/a) | left me/us/her out/outside/here/at/on | kicked/threw me/us/her/him and (my/the) (kids/kid/baby) out | outside with/w (my/the/no) | outside all night | sleeping/slept outside/rough/in',
    'no/without (a/any/my) coat/jacket/shoes/boots/mitts/heat/gas/hat/socks/clothes/blanket | barefoot/bare | in (my/just) socks/slippers/pjs/pajamas/shirt/underwear | kicked/kick/kicks/threw/throw/thrown/locked/put/dumped/booted me/us/her/him/my out/outside/here/off | got kicked/thrown out | kicked out | threw (me) out | no heat',
    'outside since/for/all/in | been/sleeping/stuck/left/walking/walk/alone/stranded/dumped outside/out (here/in) | sleeping in/outside/under (the/a/my) (bush/tent/snow/car/bank/stairwell/bridge/shelter) | left/leave/leaving me/us/her (here/on/outside/in/at) | nowhere to go/sleep/stay | stranded/ditched | in a ditch | went off the road | truck/car/sled/van is/are/died/broke/got dead/down/died/stuck/out | on the (side/winter/ice) side/highway/road/ice | walking on/down/along (the/a) (highway/road/tracks/ice) | nowhere warm | lost in',
  ],
};
