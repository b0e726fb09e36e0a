import { calmIdeasEn } from './calm-ideas.en.ts';
import { bodyIdeasEn } from './body-ideas.en.ts';
import { certainWordsEn } from './certain-words.en.ts';
import type { Ideas } from './rules.ts';
import { endingSignsEn, smallSignsEn } from './small-signs.en.ts';

/** What the rules of `danger-rules.ts` speak about, as it is said in English. */
export const dangerIdeasEn: Ideas = {
  ...bodyIdeasEn,
  ...calmIdeasEn,
  certain: certainWordsEn,
  sign: smallSignsEn,
  ending: endingSignsEn,

  // Who
  they: ['{they}'],
  feared: ['{feared}', 'the/some/this guys/boys/dude/man'],
  me: ['{me}'],
  someone: ['a kid/girl/woman/lady/man', 'my/our/the/a/another/other/his/some/this {mine}', 'she | her | him | us'],
  child: [
    '(i) am 5/6/7/8/9/10/11/12/13/14/15/16/17 | is/was like/only {age}',
    'my/our/the/his/her kid/kids/baby/babies/daughter/son/niece/nephew/grandson/granddaughter/child/children/lil/little',
    'is/am/are/only/like/was/about {age}',
    '{age} yo/year/yr/years/yrs/y',
    'minor | underage | teenager | young girl | little girl/girls | baby | kid',
  ],
  men: [
    'the men | a man | with a man/guy | older man/guy/men',
    'men | man | guys | guy | johns | clients | creeps | dudes | strangers | boyfriend | older',
  ],

  // Violence
  hurtsMe: [
    'burned/burn/carved/carve/tattooed/branded his/their name/initials (on/in/into) | got/has/had/grabbed/grabs me/her/my by (the) | in my face',
    'poured/threw/pouring/throws/spilled (hot/boiling) water/coffee/oil/soup/gas/stuff/it/bleach on me | shoot/shooting/shoots me up | ran me off | strangled/choked/raped/stabbed me | on me and',
    'hands around/round/on my/her neck/throat | saw stars | whole face is | (hit/beat/whipped/hitting) me with/w (a/the/his) belt/cord/stick/pan/bottle/bat/phone/cable/pole/hammer/board',
    'ripped/tore/tearing/ripping my/her clothes/shirt | rough with/getting with/rough | getting/got/gets/is/being rough/physical | put/puts/putting his/her/their hands/hand on me/us/my | laid hands',
    '{hurts}/{hurt} (the) (shit/hell/crap) (out) (of) (on/at) me/us',
    '{hurts}/{hurt} my/our/the {body}',
    'put/puts/putting/laid/lays/laying/got (his/their/her) hands/hand on/around/round/over/hands me/us/my',
    'hands/something/rope/belt/cord around/round my neck',
    'throws/threw/throwing/throw stuff/things/shit at me',
    'knocked/knock/knocking/knocks me/my (out/down/over/teeth)',
    'broke/breaks/breaking/broken/break/busted/busts my {body}',
    'pulled/pulling/pulls/ripped/ripping me/my (by) (the) hair',
    'spit/spat/peed/pees on me',
    'swung/swinging/swings/lunged/comes/came/charging (a/an/the) (at) me',
    'held/holds/holding me/us down/under/against/by',
    'go/went/goes/going (off/crazy/psycho) off/crazy/psycho on me',
    'ran/run/running me over',
    'by the hair/throat/neck | on top of me',
    'kicking/kicks/kicked/punching/punched/hitting my (pregnant) belly/stomach',
    'beat/beating/beats my/our (ass/as) ass',
    'beats/beating me',
    'blacked out | black eye | fat lip | swollen/swelled shut',
    'squeezed/squeezing till/til/until i',
    'smashed/hit/beat/hurt me (too/up/bad)',
  ],
  hurtsOther: [
    'holding/held/dangling/shaking/shook/dropped the/my/our baby/kid/kids/toddler (over/by/hard) | over the balcony/railing',
    '{hurts} (up) (on) a/this/some/an woman/girl/lady/kid/man/old/elder/boy/baby/guy | being/getting/is beaten/hit/raped/choked/stabbed/attacked/abused/held/forced/dragged',
    '{hurts} (up) on/the/another the/a/this/another girl/girls/lady/woman/kid/kids/dog/baby/guy | kill/hurt/shoot/killed/killing my/our/the dog/cat/puppy | hitting/slapping/beating/choking/dragging/punching/kicking a/this/the/his/some (old/young/little/pregnant) girl/woman/lady/kid/wife/girlfriend/guy/baby',
    'is beating/hitting/hurting/killing/choking/dragging/strangling/stabbing/raping/abusing',
    '{hurts} (on/at) (up) her/him/them',
    '{hurts} (up) (on/at) (up) my/our/the/his/another {mine}',
    '{hurt} my/our/the/his/her {mine}',
    'beating/beat/beats/hurt/hurting/killing/choking (up) (on/the) her/him/girl/girls',
    '(hands) on/around/round her/his/my neck/throat',
  ],
  beaten: [
    'am/are/was/were/be/being/got/getting/been/is (being/been/getting/just/got) {hurtDone} (up)',
    'got/getting/been/was beat/jumped/robbed/raped/stabbed/shot (up)',
    'getting/get/got my face/ass/head cut/beat/kicked/smashed',
  ],
  rapes: [
    'not take no for',
    'make/makes/made/making me/us/her do stuff/things/it/sex/him | jump/gets on top of me | touch/touches/touching my/her (private/body/breast/breasts/chest/parts)',
    'rape/raped/rapes/raping/molested/molesting/molests',
    'did/does/do/doing stuff/things/something/bad (stuff/things/bad) to me/us/her',
    '(keeps/kept/keep/was/is/are/started/trying) (to) touch/touching/touches/touched me/us/her/my',
    'comes/come/coming/gets/got/climbs/crawls in/into/to my room/bed (every/at) (night)',
    'get/gets/got/climb/climbs/crawled/crawls in/into bed with me',
    'sex with/on (me) (him/his/them/their/when/even)',
    'on top of me | takes/took/pulled/pulling off my/her clothes/pants | undress/undressing me/us/her | send/sending him/them nudes',
    'took/take turns | one after the other | gang bang/banged',
    'force/forced/forces/forcing himself/his/them/themselves',
    'what he/they did to me | after what they/he did | sexually assaulted/abused | assaulted me',
  ],
  threat: [
    'your/ur last night/day | am next | you are next | will light/burn/shoot/cut/kill it/me/us/you | never see (my/the/your) (kids/baby/son/daughter/family/her/him/them) again',
    'put/puts/throw/leave me in the/a ground/hospital/river/lake/ditch/box/trunk | take/taking (away) my/our/the kids/baby/son/daughter/children away/from | nobody/no (one) (else) can (have) | can not have you/me | belong/belongs to him/them | bury/buried me/us | call immigration | deport/deporting me/us/him/her | get/be me/us deported | kick/kicking/throw us/me out',
    'burn/burning/burned (down) (the/my/our) house/place/trailer (down) | coming for you/me/us | you are dead | i am/would be dead | will be sorry | found dead | dig my/a grave | my body | slit my/her throat | shoot (up) the/my/our',
    'going to/and/come {hurt} me/us/myself/her/him/them/you/my/our/both/everyone/someone/the',
    'will/would/to/might/could/gon {hurt} me/us/my/our/her/him/both/everyone',
    'going to/will/would/he (just) burn/shoot/cut/stab/break/smash/crash/end/find/get/hunt/drown/bury/snap/finish/destroy (my/me/us/it/the/her/you)',
    'finish what he/they started | lose/loses/losing/lost it/his',
    'kills me | kill me | killing me | hurt me | dead if/when/tonight | am/are done if/when',
    'ass beat | beat my/our as',
    'pour/poured/pouring/throw/threw gas/gasoline/acid/boiling (on)',
    'set/light/burn/burning (me/us/my/the/it/her) (house/place) on/down/up (fire) (with)',
    'my face cut/smashed | know/knows what is going to happen | what happens if/when i/she/we leave/run/tell/talk/stop/refuse/say',
    'nobody/one will/would/is (ever) find/going/finding/miss/know (to) (me/us/my)',
    'or/else (he/they) (will) else | pay for it/this/what | teach me a lesson | make me pay/sorry',
    'send/sending (the/his) (boys/guys/people/someone) to/after/over',
    'next time/he/they (he/will) (not) | regret it | watch my back | six feet',
    'death threats/threat | threatened/threatens/threatening to | threatening/threatens/threatened me/us/my/her/him',
    'end/ends us/me/it (all/both) | tonight is the night',
  ],
  says: [
    'said/says/saying/say/told/tells/telling/swears/swore/promised/threatened/threatens/threatening/texted/texting/thinks',
  ],
  harm: [
    'kill | kills | hurt | beat | stab | shoot | burn | rape | die | choke | strangle | break my | cut my | dead | harm | murder | hunt | bury | slit | end me/us/you/both | come for | find me/us | crash',
  ],
  exposes: [
    'posts/post/posting/sends/send/shares/share/leaks/leak it/them/those (online/on/to/n/and)',
    'send/sends/sending/post/posts/posting/show/shows/put it/them/this/that to/on/for/online (everyone/facebook/fb/everybody/family/mom/my) | has/got (my/nude/naked) nudes/videos/video of me | filming/filmed/recorded/recording/videos (of) me/us',
    'post/posting/leak/leaking/share/sharing/show/showing/send/sending/put/putting/posted/shared (all) (of) (the/my/our/those/these/them) (my) (naked/private/sex) nudes/nude/pics/pictures/photos/video/videos/vids/images',
    'blackmail/blackmailing/blackmailed/sextort/sextortion',
    'nudes/naked ... ... everyone/family/school/friends/online/internet/rez/facebook',
  ],
  unless: ['if | unless | or/and i | until | till | by/before midnight/tonight/friday/monday/tomorrow | or else'],
  violent: [
    'violent | aggressive | raging | rage | freaking out | flipping out | going/went/gone crazy/nuts/psycho/ballistic/mental | out of control | snapped | losing it | lost it | lose it | losing his shit/mind',
    'yelling | screaming | screams | punching walls/holes | smashing/throwing/breaking/wrecking/trashing stuff/things/everything/dishes/the/my/his/shit',
    'really/so/super/pretty/very/getting mad/angry/pissed/heated | drunk | wasted | high | on meth/crack | tweaking | swinging',
  ],
  weapon: [
    'scissors | screwdriver | broken bottle | gasoline | lighter fluid | crowbar | baseball bat | frying pan | acid | boiling water',
    '{weapon}',
    'bear spray | gas can | pepper spray',
  ],
  armed: [
    'gunshots/gunshot | shots (were) fired | fired a/the/his shot/gun | heard shots/gunshots | loaded (a/the/his) gun/it | sharpening | cocked | shooting at/in/outside | got shot',
    '(has/have/had/got/gots/with/pulled/pulling/holding/carries/carrying/grabbed/took/waving/swinging/pointing/pointed/loading/loaded/brought/put/puts/is/there) (got/out/pulled) a/an/the/his/her/their/my (a/the/his/her/big/loaded/real/kitchen/hunting/fucking) {weapon}',
    '{weapon} to/on/at/against/in/pointed/beside/under (at/to/his/the) (my/me/us/her/hand/lap/table/pillow/bed)',
    'loading/cleaning/pointing/holding/waving/swinging ... {weapon}',
    'with (a/an/the/his) {weapon}',
  ],
  harmed: [
    'head is spinning/pounding/bleeding | smashed it/my/me',
    'bruises/bruise/blood/cuts/welts/burns/marks all over/on | voice is gone | busted',
    'black eye/eyes | broken/broke/busted/cracked (a/an/my/her/his) {body} | tooth/teeth (came/fell/knocked/is/are) (out/broken) | can not (even/really) see/swallow/walk/move/hear/stand/feel/open (out/my/right/straight)',
    'bruise/bruises/bruised/welts/blisters/blistered/swollen/swelled/concussion/stitches',
    'passed out | blacked out | knocked out | woke up on the/floor | seeing double | pass out',
    '{body} hurts/hurt/is/are (so/to/all/really/bad/badly) bad/badly/swollen/broken/bleeding/to/busted/purple',
    'blood everywhere/in/on/all | there is blood | bleeding',
  ],

  // Held, sold, taken
  held: [
    'not allow/allowing/allows me/us/her/them/him (to) (go/use) leave/go/out/outside/sleep/eat/call/see/home/use/talk/pee/move/drink/shower/speak/phone/contact/text/get/rest | not allow me/us | gate/door/doors is/has/have (a) lock/locked/locks | not eat/eaten/fed/feed (for/in) (me/us) 2/3/4/two/three days | lock/locks us/me/her/them | shut/shuts me in',
    'nailed/boarded/screwed/taped (the/my) (door/window/windows) (shut/up) | duct tape/taped | locks/locked from (the) outside | doorknob/door knob | (took/takes) the handle off | guards/guarding us/me/it | child lock/locks | took/takes turns watching | sits/sitting/stands/standing/stays by/outside/at/against/in the door/doorway | blocking/blocks/blocked (the/my) door/way/exit/me',
    'will not unlock/open/stop the/a/his (door/doors/car/truck/van) | will not stop and let | will not take/bring/drive me/us/her home/back/to (the/a) | stuck in a/the/this/his motel/hotel/basement/room/house/apartment/car/truck/trailer/van/place | can not leave/go (out) (he/they/or/until/till) | not get away | not free to | keep/keeps/keeping/kept me/us/her/him (locked/here/inside/in/from) (leaving/going) | no windows | not let me/us out | chained | cage | in a (dog) cage/kennel',
    'not let/lets/letting (me/us/her/him/them/my/anyone/nobody/any) ...  leave/go/out/sleep/eat/call/see/home/use/talk/pee/move/drink/shower',
    'will not let her/him/us/me/them (get/go) go/out/leave/home/off/past/near/in | not let ... in/out/past/through | let her/me/us/him go home',
    'not letting me/us/her/him/them',
    'never lets/let me/us out/leave/go',
    'can/could not (even) leave/escape (here/the/this/him/because/or/he/they/till/until/unless)',
    'can/could not get/run/go/move/walk out/away/anywhere/outside',
    'not allowed (to/out) (go/talk) leave/go/out/outside/use/talk/see/eat/sleep/phone/speak/call',
    '(says/said) (i) (am) not going anywhere till/until/unless | never leaving here/alive/him | no way out | nowhere to run',
    'guy/someone/man/one/always (is) always/standing/sitting/watching/posted by/at/outside the/my door | always a/some guy/man/someone by/at the door | watch/watches/watching/guarding/guards/blocks/blocking/blocked the/my door',
    'watches/watching us/me on/with (the) camera/cameras | cameras on us/me',
    'locked/locks/lock me/us/her/him/them (in/up/out/inside)',
    'locked/locks/locking/barricaded/padlocked (the/my/all) (the) door/doors/in/inside/up',
    'trapped | captive | prisoner | hostage | held/holding (her/me/us/him) against/in/down/hostage | handcuffed/cuffed/chained | tied me/us/her/him (to/up) | in his/the/a basement | in the trunk',
    'hold/holds/holdin/holding/keep/keeps/keeping/kept/has/got me/us/her/him/my (kid/kids/baby/sister/daughter/friend/girl) here/in/at/hostage/locked/there',
    'holding/holds/holdin my/our/her {mine}',
    'no lock on | tied me/us/her/my | will not open (the/it) (door) | stuck (here/in/at) (his/the) (house/car/place) with/w him/them/these/this/some',
    'will not leave (me/us/my/the/till/until/unless) | he/they will not go',
    'lock/locks the door (at/on/from)',
  ],
  keeps: [
    'took/take/cut/cuts/threw/broke/smashed/hid/unplugged (out) (the/my) sim/line/internet/wifi/landline/phone/phones | no phone/cell/service',
    'check/checks/checking/go/goes/going through my phone/texts/messages | has/took/takes/keeps/keep/got all my money/cash/ids | keeps all the/my money | took everything | takes all',
    'has/have/got/took/takes/taking/take/taken/keeps/keep/keeping/kept/holds/holding/hid/hides/stole/steals/smashed/smashes/broke/grabbed/threw/sold/controls/checks/hold/sitting/sits (away) (on) (all) (of) my/our/her/the/their (car/bank/health/status) {need}',
    'passport | passports',
    'will not give (me/us/her) (back) my/our/it/her/them/him (back/insulin/meds/medicine/phone)',
    'no phone | took/has/have my/our baby/kids/son/daughter/kid',
  ],
  sold: [
    'his/their property | owns me/us/her | have/has/get a/turn with me/her | to have me/her | with my/her body',
    'who gets me/us/her | sold my | drives/driving me to hotels/motels',
    'sold/sell/selling/sells/trade/traded/bought/buys my/me/her/our/another/the (friend/sister/cousin/girl/girls) | bought me | give/gives (him/her/them) all (the/my) money/cash | drives/drive/drop/drops me/us/her to/at (the/diff) hotels/motels/houses/guys/men',
    'clients/johns/tricks/dates/calls/men/guys a/per/every/tonight/today night/day | 3/4/5/6/7/8/10/three/four/five/six/ten/many/these (more/other) guys/men/clients/dates/johns/calls | bad date | incall/outcall/outcalls | daddy said | his girls | works/working/work for him/them/her (now) | pimped out | recruited/recruiting | ads/ad of/with/up me/us/online/on | posting/posted/posts ads/ad/me | tattooed/tattoo/branded his/my | drop/drops/dropping/dropped me (off) at (a/the/motels/hotels/diff) | motel/hotel to motel/hotel | take/takes/keeps/keep my/all/the money | auction/auctioning/auctioned | condom/condoms | strip club | turn/turning tricks',
    'sell/sells/selling/sold/pimp/pimping/pimps/pimped/traffick/trafficking/trafficked/rent/rented (me/us/her/my)',
    'dates | johns | tricks | trick | escort/escorting | leolist | backpage | on the ads | posted me/us/her | webcam/cam | hooking | brothel | massage parlour',
    'see/seeing/service/do/doing/fuck/fucking/meet/take/sleep/sleeping/party (all) (these/more/his/with/some) men/guys/buddies/clients/johns/dates/strangers',
    'have/having sex (with/for) | sleep/sleeping with (his/her/the/other/for/some) (men/guys/friends/buddies/people/landlord/boss/rent) | sell/selling my self/body | sell/selling myself',
    'men/guys/dudes/strangers (is/are/be) (keep) coming/come/comes/going/lined/waiting/paying/pay (up/in/over/into/through)',
    'posted me up | trap house | this trap | run/running drugs | sell/selling/carry/carrying/move/moving/swallow drugs/dope/something/packages/it inside',
    'make/makes/making/made/bring/brings/bringing/earn/hit/get/gets/give/giving (him/them/in/my/back/the/a/all) (in/the/his/all/my) money/cash/quota | make/bring/earn/made/making/bringing (him/them/in/back) 200/300/400/500/600/700/800/900/1000/1500/2000/enough',
    'who gets me/us/her | pay/pays/paying/paid (my/her/their/them/him/off) ... with me/her | traded me/her | give/gave/giving/lent/loan me to',
  ],
  owes: [
    'owe/owes/owed/owing | debt/debts/bail/paid/pay/pays (off/back) | paid off | his/their/the/my money | grand | 2000 | rent | till/until i pay | work it off',
  ],
  forces: [
    'make/makes/making/made/makin me/us/her/my/him/them ... do/have/work/see/stay/sleep/go/sell/take/smoke/drink/carry/fuck/suck/strip/dance/watch/beg/sign/get/meet/eat/text/lie',
    'force/forces/forcing/forced (me/us/her/to)',
    'do not want (to/it/this) | do not wanna | did not want | i said no | can not say/tell no | no choice | have to or | or else | against my will | i have/had to',
    'wants/want/expects/expecting me/us/her to | told/tells/telling/says/said (me/us/that) (i/we) have/need/must/had/got/better (to)',
  ],
  taken: [
    'drove/driving/drives/took/takes me/us/her out (to)/into (the) (bush/woods/highway/middle)',
    'pulled/dragged/forced/thrown/pushed/shoved/grabbed/put/taken into/in/inside/by (a/the/his/their) {vehicle}',
    'moving/taking/bringing/sending/driving/shipping us/me/her (to/away/out/tonight/tomorrow/now/somewhere/in)',
    'went/going/go the wrong way | locked the doors | drive/driving/drove (me/us) (to/out) (the/somewhere) (bush/middle/nowhere/woods/far/deep) | middle of nowhere | wants me/us in | get/got in the/his/a/their {vehicle} | put/puts/putting me/us/her on a/the bus/plane/train | tickets/ticket to toronto/montreal/vegas/calgary/ottawa/niagara/vancouver | leaving/leave/flying/taking (tonight/tomorrow/me/us) (to/for) toronto/montreal/ottawa/winnipeg/calgary/niagara/vancouver/sudbury',
    'taking/take/takes/took/bring/brings/bringing/brought/drive/drives/driving/drove/move/moves/moving/moved/ship/shipping/fly/flying/send/sending/drag/dragging/sent me/us/her/them (to/away/somewhere/out/from/off/back/in/down) | taking/took/moving/shipping/taken my sister/friend/cousin/girlfriend/daughter/girl',
    'took/grabbed/snatched my/her/another/the friend/sister/girlfriend/cousin/daughter/niece/girl/son/brother | taken by (her/a/some/the/my) (old/ex) him/guys/pimp/guy/ex/men/man/dad/boyfriend/pimp/dude',
    'in/into/inside/outta (of) (his/the/their/a/this/some/her) {vehicle}',
    'get/got/put/puts/push/pushed/pull/pulled/throw/threw (me/us/her) in/into (the/his/a/their/this) {vehicle}',
    'will not turn around/back | not stop the/and/his car/truck/let/van | way past | been driving | wrong way | not the way | not going home | out of town | somewhere',
    'want/wants me/her/us in/to/on/dans (the/get/go/le/la) van/truck/car/in/toronto/char',
    'in the trunk | got taken | was taken | picked (me/her/us) up | got in (a/the/his) {vehicle}',
  ],
  lost: [
    'strange/unknown place/house/room/hotel/man/guy',
    'stranded | do not recognize',
    'not know where (i/we) (am/are/i/we/this/there) | not know what/which one/place/motel/house | blindfolded/blindfold | not know these/this/any guys/people/men/guy/man/place | no idea where | dumped/ditched me/us/her | dropped/left me/us/her here/somewhere',
  ],
  hunts: [
    'can/could see me/you/us | i (can) see you/u | saw you/u | my new number/apartment/place/address/job/school/phone | the new apartment/place/house | pic/picture/photo of my/the | knows/know what i',
    'keeps/keep showing/coming/driving/calling | same car/truck/van/guy/man (keeps/has/been/is/behind/following/again) | across the street/road | pics/pictures/photos of my/our/me (house/kids/door/work) | outside waiting/watching | found/has/knows/got/knows my (new) address | hacked my | tracking/tracks/tracked me/us/my | broke/breaking (the/his) (no/restraining) (contact) order | not supposed to be near/here/around | peace bond | see me/us (at) everywhere | driving up/here/over to get/find/take/see | on his/their way here/over/now/to',
    '{chase} me/us/her/my | follow/follows/followed me | follow/follows/followed me/us/her (to/from/home/around/everywhere) | followed | stalks me | stalker | stalked',
    'look/looking/searching/search (everywhere/out/all/over) for/around me/us/her (everywhere) | asking for/about/around me (where) | after me/us/her',
    'keep/keeps/kept (on) (driving/walking/going/coming/passing) past/by | driving/drives/drove past/by/around (my/the) | circling | circles | parked outside/across/out/by | truck/car/van/suv outside/parked/following',
    'behind me (for/since/all) | tracker/tracking/airtag/tracks/gps | find/finds/found/finding me/us/her/where/out | found out where | see/sees/i see you/u where',
    'knows/know/knew where i/we/me/my/she (am/are/live/lives/work/stay/at/sleep)',
    'waiting for/outside/on me/us/my | watching (me/us/my) (house/place/from/window) | showed/shows/show/showing up (at/here/again)',
    'coming for/after me/us/her | coming (over/here/back/down/up) to/and get/find/hurt/kill/beat/fight/take me/us/her/my | hunting/hunt me/us/down | coming for me/us/my | come/came/comes to my (house/place/door/work/school)',
  ],

  // Where someone to fear stands
  door: [
    '(right/just) outside/at/by/behind/on/under/near/banging/pounding/knocking/inside/against/through (of) (on/at/in) (my/the/our/her) (front/back/bedroom/bathroom) {place}',
    'in the/my/our/this/next/his (next/same/other/parking) room/lot/house/hall/hallway/yard/driveway/basement/kitchen/closet/apartment/living | in the next/other | down/across/end/bout of/the (the/of) (hall/street/road/hallway)',
    'up/down/on the/these stairs/hall/hallway | coming up/upstairs/down/inside | downstairs/upstairs | on the couch/porch | standing/stands/sitting/sleeping/asleep/passed over/beside/next/right/outside/there/here (to) (me/us) | beside me/us',
    'in my room/bed/house/place/yard | reading over my shoulder | at my school/work/job/window',
    'right here/there/beside/behind/outside/next/in/at',
    'let (him/himself/them) in | got/getting/come/coming/came/get in (the/my/through) (house/window/door) | is inside',
  ],
  breaksin: [
    'kick/break/knock the/my door in/down | push/pushing/run/force/ram us/me off the road',
    'someone/somebody/guy/man is/just/got in/inside (the/my/our) house/place/apartment/basement/room | door handle/knob is/keeps moving/turning/shaking/jiggling | jiggling/rattling the door/handle/knob/window | through the window | footsteps',
    'break/breaks/breaking/broke/kick/kicks/kicking/kicked/smash/smashing/smashed/bust/busting/busted/bang/banging/bangin/bangs/pound/pounding/knocking/hammering/punching/ram/ramming/force (in/down/on/at/through) (the/my/our) (in/down/front/back/bathroom/bedroom) door/window/windows/doors/lock | breaking/broke/kicking/kicked/smashing in/down the/my/our',
    'break/breaks/breaking/broke/broken/kick/kicking/kicked in/into (my/the/our) (house/place/apartment/room)',
    'trying/tried/try to get/break/come/force in/into/inside/through',
    'climbing/climbed/coming/came/crawling/came through/in/into (my/the) window/balcony',
  ],
  returns: [
    'went out (for)',
    'on (his/their) (his/her/their) way (home/back/over/here/now/up) | 5/10/15/20/2/3 minutes away/out | just pulled in/up/into | pulling/pulled/pulls in/into/up | (his) truck/car (is/just) pulling/pulled/in/here | hear his truck/car/keys/him/footsteps | done/off/finishes/finished work (at/in/soon) | gets off (work)',
    'be/is/are/comes/gets/coming/come (almost/going/to/be) (to) (be) back/home/here (soon/any/in/at/tonight/before)',
    'on his/her/their way | almost back/here/home | back any/soon/in | any minute/second/sec | gets/get back/home | coming/come back | coming home',
    'went (out/to) (for/the/get) (smokes/beer/store/cigarettes/food/sleep) | asleep | sleeping | passed out | in the shower | only/maybe/got/have (like/about/a) (5/10/five/ten/few/couple/15/20/2/3) min/mins/minutes',
  ],
  hides: [
    'need/want (to) (get) out of (the/this) | under the/my bed',
    'under (the/my/a) bed (dumpster/building/store/house/car/garage) | barricade/barricaded',
    'locked myself/my (self/kids/us) in/inside | hid/hiding (in/behind/under/at/with) | in my/the/a closet/bathroom/washroom | ran/running out/away/to | got/gotten out | broke free | climbed/climbing/jumped/jump out/through (of) (a/the) (window/car/truck) | took off | fled | leave/leaving (him/tonight/now) while/before | sneaking out | packed | on the run',
    'hiding/hid/hide/whisper/whispering/sneaking/sneak/barricaded',
    'ran/run/running away/out/from/off/for/to | i ran | got/get away | got/get out/outta (of) (here/there/his/this) | jumped out/from | escape/escaped/escaping | snuck',
    'in the/a/my bathroom/washroom/closet/shed/basement/attic/bush/woods/ditch/stairwell/trunk/snowbank/laundry/crawlspace | under (the/my/a) (bed/stairs/porch/table/deck/desk) | on the floor',
    'need out | where do i run/go | how do i get out/away/outta | only chance | get me out | get us out | help me leave/escape/get',
  ],
  afraid: [
    'i/we do not feel safe | not feel safe | begging',
    '{afraid} | fear | fearing | not feel safe | not safe | unsafe | sketchy | in danger',
  ],
  caught: [
    'reads/checks/sees all/every (my/of) (messages/texts/thing) | listening/listens',
    'if/when/before/once/cuz/because he/they/she/{feared} (sees/see/finds/find/knows/know/catches/catch/hears/hear/wakes/wake/reads/comes) (out/this/me/i/up/us/that)',
    'he/they/{feared} will/might/can/could/going (to) see/hear/know/find/wake/read/notice/check/kill',
    'thinks/think (that) i am | reading/reads/watching/watches/checks/checking (over/my) (shoulder/phone/texts) | not supposed to | delete/deleting this | without him/them knowing/seeing | borrowed this (phone/one) | someone elses/else phone | diff/different/new/secret/friends phone | text back | hear me/it/us | going to see',
  ],
  canttalk: [
    'listening/listens | do not reply/respond/answer/text | no replies',
    'can not (really/even) talk/call/speak/type/answer/phone/say | do not/please not call (me/this/back/here) | do not text back | do not text/call | be quiet | quiet | whisper/whispering | say wrong number | voice to text',
  ],

  // Asking
  emergency: [
    'house/apartment/trailer/building is on fire',
    'house/apartment/building/trailer/place/kitchen/room/shed is on/burning/in fire | on fire | smell gas/smoke | smoke everywhere/filling | carbon monoxide | set (the/my/our) (house/place/bed/car) on fire/afire',
    'someone come/help/send/call now/me/us/quick/fast | need help (right/now/asap/fast/bad/please/he/they/she) now/fast/asap/bad/he/they/quick | help (me/us/her) now/fast/quick/quickly | check on me/her/us/them | get someone/somebody/help (over/to/here/out) here/now/over/to | come now | i need (you/someone) (to) (come/get) (me/out) now/out/come',
    'call/calling/send/get/need/phone/bring (the/an/a/me/someone/us) (a/an/the) 911/police/cops/cop/opp/ambulance/nishnawbe/naps/paramedics/help/medics/rcmp',
    '911 | emergency | sos | ambulance | paramedics | mayday',
    'save/rescue me/us/her | come (and) get me/us/her | come help/pick me/us/her/up | come to my | pick me/us up now/fast/please/from/before/quick | get me out | come (here/over) quick/quickly/fast/now/asap | send help',
  ],
  hurry: ['hurry | quick | quickly | fast | now | asap | please | right now | tonight | before'],
  now: [
    'now | right now | tonight | today | this morning/mornin/evening/afternoon/time | just | still | again | min/mins/minute/minutes/hour/hours ago | last night/nite | any minute | at the moment | currently | as we speak | yesterday | tomorrow | {age} min/minutes ago | half hour',
  ],
  screams: [
    'shooting/gunfire/gunshots/shots/fight/fighting next/upstairs/downstairs/outside (door)',
    'screaming/screams/crying/fighting/yelling next/upstairs/downstairs/in (door/the/next) (room) (and/bad) | (loud) bangs/thumps/crashing (and) (screaming/crying) | kids/baby/woman/girl/lady (is/are) (been) screaming',
    'hear/heard/hearing (her/him/them/a/the/my/someone/kids/next) (kids/girl/woman/lady/neighbours/neighbor/mom) screaming/yelling/crying/scream/getting/being/beg/begging | screaming (for/help) | screams | begging (him/for/them) | crying (for) help',
  ],
  missing: [
    'never came/come/made/showed home/back/it/up | did not come/make (back/home/it) | nobody has seen | not seen since',
    'has not answered/replied/texted/been/come (back/home/since/in) | phone is/goes/went straight/off/to (voicemail/to) | got in/into a/his/some/the (car/truck/van) with | gone/missing since/for | left/went/is with (a/some/this/these/that/an) (older/random) guy/guys/man/men | she is/was (like/only) 13/14/15/16/12/17',
    'not come/came/been/show/showed/seen home/back/since/up | missing | disappeared | texted/sent/called/messaged/calling/texting me (crying/help/saying/scared/location/the/her) (help/scared/location) | not answering | phone (is) off | location | shes/she is with (a/this/some/these) (guy/guys/man/older)',
  ],

  holdsKin: [
    'got/has/have/took/taken/keeps/keeping my/our/her kids/kid/baby/son/daughter/children/sister/brother/mom/friend/girl/cousin/niece',
  ],

  upset: ['crying | shaking | panic | panicking | freaked out | freaking out | bawling | sobbing | shivering'],

  ready: [
    'everything/all set (up) | got it all/everything set',
    'have/got a/my plan | (everything/all) is ready | got everything ready | (one) last time | stop the pain | (want/need) it (all/just) to stop/end | rope/noose/pills/bottle (is/are) ready',
  ],

  dates: [
    'client | clients | condom/condoms | strip club | onlyfans | buyer/buyers | track | videos/video/cam/webcam | money/cash | works/work/working for him/them/her | hotel/motel/motels/hotels | party/parties | dance/dancing | truckers/trucker',
  ],

  despair: [
    'can not do/take/handle/stand this/it/life/living/anymore (anymore/longer) | am (so/just) done/finished | everything is finished/over/gone | not know why i am/even (texting/alive/here) | nobody can help | too late | had enough | am nothing | want/need peace | can not go on',
  ],

  swallowed: ['swallowed | swallow | downed | od on | took like | took about | took over | overdosed'],

  stalks: [
    'found/got/knows/figured (out) my/the new number/apartment/place/address/house/job',
    'tracker/airtag/gps/tracking on/in (my) my/car/phone/bag/purse | tracking my/me | following me/us/her | parked/sitting/waiting outside/in (my/our) (front) (house/place/driveway/street/apartment/building/of) | behind me/us (every/for/since/all/right/turn/and) | found my (new) address/place/apartment | found out where i | (keeps/keep) driving by/past (my/our) house/place | in my driveway/yard/lobby/hallway | stalking me | same car/truck/van/guy',
  ],

  today: [
    'right now | tonight | last night/nite | this morning/afternoon/evening | minutes/min/hour/hours ago | half hour | today | again | yesterday | earlier',
  ],

  blackout: [
    'not remember (anything/what/how/last/a) | pants/clothes/underwear/panties/shirt are/is/were/off/gone/ripped/down | no clothes/pants/underwear | woke up (in/at) (a/some/his/naked) (strange/weird/random/bed/hotel/naked/house/place/car) | naked | can not stay/keep awake/eyes',
  ],

  numb: ['numb/tingling/tight | can not feel (my) | jerking/twitching | blurry | sweating | racing'],

  fearsDeath: [
    'not (think/going/gonna) (i) (will/to/am) (going) (to) survive/live/be (alive) | not hear/heard from me | anything/something (bad) happens/happened to me | going to die/end/be (here/up/killed/dead) (tonight/here/dead/soon) | might not make it | last time you/u (hear/see) | if i die/disappear/go | find my body',
  ],
};
