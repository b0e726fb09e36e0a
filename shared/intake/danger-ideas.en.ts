import type { Ideas } from './rules.ts';

/** What the rules of `danger-rules.ts` speak about, as it is said in English. */
export const dangerIdeasEn: Ideas = {
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
    'what they/he did | after what they/he | sexually assaulted/abused | assaulted me',
  ],
  threat: [
    'last night | am next | you are next | will light/burn/shoot/cut/kill it/me/us/you | never see (my/the/your) (kids/baby/son/daughter/family/her/him/them) again',
    'put/puts/throw/leave me in the/a ground/hospital/river/lake/ditch/box/trunk | take/taking/took (away) my/our/the kids/baby/son/daughter/children (away) | nobody/no (one) (else) can (have) | can not have you/me | belong/belongs to him/them | bury/buried me/us | call immigration | deport/deporting me/us/him/her | get/be me/us deported | kick/kicking/throw us/me out',
    'burn/burning/burned (down) (the/my/our) house/place/trailer (down) | coming for you/me/us | you are dead | i am/would be dead | will be sorry | found dead | dig my/a grave | my body | slit my/her throat | shoot (up) the/my/our',
    'going to/and/come {hurt} me/us/myself/her/him/them/you/my/our/both/everyone/someone/the',
    'will/would/to/might/could/gon {hurt} me/us/my/our/her/him/both/everyone',
    'going to/will/would/he (just) burn/shoot/cut/stab/break/smash/crash/end/find/get/hunt/drown/bury/snap/finish/destroy (my/me/us/it/the/her/you)',
    'finish what he/they started | lose/loses/losing/lost it/his',
    'kills me | kill me | killing me | hurt me | dead if/when/tonight | am/are done if/when',
    'ass beat | beat my/our as',
    'pour/poured/pouring/throw/threw gas/gasoline/acid/boiling (on)',
    'set/light/burn/burning (me/us/my/the/it/her) (house/place) on/down/up (fire) (with)',
    'my face cut/smashed | know/knows what is going to happen | what happens if/when i/she/we',
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
    'guy/someone/man/one/always (is) (standing/sitting/watching) by/at/outside the/my door | watch/watches/watching/guarding/guards/blocks/blocking/blocked the/my door',
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
    'want/wants/need/wish/wanting it/this/everything (all) (to/was/be) (be) (to) over/stop/end/done | not wake up | want/wish/going to not (exist/be/wake) (alive/here/up) | do not want to exist/wake/continue/be/go (up/on/alive) | ending/end things/it/everything | do not deserve to live | made/make (up) my mind (up) | ready to go/die | going to do it | (just) do it tonight/now | going to/want walk onto/into/in/out (front/the/traffic/ice) (of) | sick of being alive | want out of this life | be with my/kokum/mom/him/her (kokum/mom/baby/grandma) (in/again) (heaven) | want to be dead/gone | rather be dead',
    'kill/killing/killed/hang/hanging/shoot/shooting/drown/end/ending/unalive my self | kill/hang/hurt/harm/shoot/drown/cut/off/unalive/killing/hanging/ending/end/killed/hanged/hurting/cutting/starve/drug myself/herself/himself/themselves/my self | kms | kys | sewerslide',
    'want/wants/going/ready/need/needs/wish/hope/rather/try/trying/tried/thinking/about/better/am/might/will (to/going/was/be/were/of/i) (just/be/go/rather/to/was/were/off/get) die/dying/dead',
    'suicide | suicidal | take/taking/took/end/ends/ending/ended my/her/his/own (own) life | end it (all/now/tonight/here) | end/ending this/my (life/all/pain)',
    'not want to live/exist | not want to be alive/here/around (anymore) | not want this/my life',
    'no point/reason (in/to) living/live/going/be/left/anymore | tired of living/life/being/breathing | done/tired with/of living/life/this/everything/it/being | sick of living | can not do/take this/it/life (anymore/longer) i | can not go/keep on/going',
    'sleep/asleep/sleeping (and) (never/not) forever/wake/waking | never wake/waking up | not wake up (tomorrow/again/in) | not be/wake/around (be) here/up/around tomorrow/anymore/much/again/in',
    'going to jump | jump off/from/in/into | jumping off | in front of (a/the) (train/truck/car/bus) | let (me/it) die | life is over/not | give/giving/gave up on (life/everything) | not (think/am/i) (i) (am) (going) (to) make it through/to/till/tomorrow/tonight/past/much/alive/out',
  ],
  means: [
    'rope | noose | belt | bridge | tracks | train | razor | blade | blades | pills | bottle of | plan | letters/letter | note | gun | roof | ledge | overpass | cliff | exhaust | garage | drown | water | ice | river | everything ready | ready',
  ],
  goodbye: [
    'posted/said/sent (a) goodbye',
    'this is goodbye/it | love my/you kids/babies/guys/mom/all | tell my/her/them/mom i/babies/kids/we/that love/am/loved/sorry | sorry for everything | will not be here/around | say sorry to/for',
    'goodbye | goodbyes | good bye | saying bye | say bye | bye (everyone/forever/all) | last (text/message/time/words) | wrote (my/a/the) (letters/letter/note/goodbye) | tell (my/her/him/them) (mom/kokum/kids/family/sister/dad/daughter/son) (i) (love) | take care of my (kids/dog/cat/son/daughter/baby) | gave/giving away my | love you all',
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
    'hear/heard/hearing (her/him/them/a/the/my/someone/kids/next) (kids/girl/woman/lady/neighbours/neighbor/mom) (screaming/yelling/crying/scream/getting/being/beg/begging) | screaming (for/help) | screams | begging (him/for/them) | crying (for) help',
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

  certain: [
    'took/pulled/removed (out) (the/my) sim | cut/cuts (the/my/our) (phone/power/internet) line/lines/cord | threw/smashed/broke/destroyed/took my phone | lock/locks/locked it/us/the (door/gate/room) at night | lock it at night',
    'he/they is/are back and he/they/i | (on) his way home/back/here/over and i | not ready he is | not home/there in time',
    'is passed out and (the) (my) baby/kids/kid/brother/sister | home alone and i | (i) am 6/7/8/9/10/11 and',
    'shooting/shoot/shot/inject/injecting/sticking/pump me/us/her (up) (with/so/full) | drives/driving/drove/takes/brings/drops me/us/her (around) to hotels/motels/houses/johns/clients/guys/men',
    'they/he/she sold/selling my/me/her/our | bought/paid for me/her | going/gotta/got/have (it) (to) (be/go) now or never | has/have/gotta to be now',
    'went/gone/left/ran (off) (to) (toronto/montreal/winnipeg/ottawa/vancouver/calgary) (away) with a/this/some/an (older/random) man/guy | met on/in/through the/internet/online/snap/snapchat/facebook/instagram/app/tinder',
    'want/wish/just to (just) disappear | nobody/one will/would (even) look/miss/notice/care/find (for) (me) | (in/into) the snow passed/drunk/out/unconscious | passed out drunk/outside in/and/snow',
    'if/when not/no we get/are hit/beat/beaten | get hit if/when | note under/on/in my/the door/windshield/car/locker | i know where you/u sleep/live/are/work | i can/could see you | watching you/u',
    'trying to get/grab/take/pull/lure (a/the/these/some/young) girls/girl/kids/kid/child/me/her in/into/from | white van | keeps/keep/been circling (the/my/our) block/house/place/building/street',
    'something was/is/in in/my/that/the (my/that/the) drink | can not see straight | parkade/overpass/rooftop/ledge | drank/drink/drinking ... washer/windshield/cleaner/bleach/antifreeze/gasoline/lysol | on the roof of',
    '(am/are) (hiding) under the/my/a bed/desk/table/stairs/deck | hiding/hid in the/a/my closet/bathroom/washroom/shed/basement/garage/woods/bush/attic/stairwell/trunk | in the closet with | locked myself/ourselves/us in (the/my)',
    'footprints outside my/the | someone is/keeps trying/turning/checking the/my door/doorknob/handle/lock | trying the doorknob/door/lock/handle | someone is in my/the/our house/room/basement/yard/apartment/closet | someone broke in | breaking in | break in to my',
    'knows what/which shelter/house/motel/room/apartment/school/bus | knows where i/we (am/are) sleep/live/stay/work/at/hide/hiding/parked | knows i am here | found out i/where/about (called/told/texted/i/you) | saw/seen/read/found my/our/these messages/texts/message/text',
    'this is/be my/the last text/message/night/day/time | last text/message you/i (will) (ever) | by the time you (read/get) | when you read this',
    'i am/will/might going/gonna (to) freeze (to/out/here) | freezing to death | freeze to death | will not survive/make the night/it/cold | left me to die | left for dead',
    'filling/full/filled with/of smoke/gas | smoke is coming | can not get out (of) (the/fire/smoke)',
    'umbilical cord | baby is coming (now/out) | baby is blue/cold/limp/purple | losing the/my baby | (blood/bleeding) and pain pregnant | blood ... pregnant | pregnant ... blood/bleeding | lost alot/lot of blood',
    'help us/me please/hurry/now/quick/fast $ | please/someone/somebody/anyone help us/me $ | pls answer/respond/hurry/help (me/us) (i/am) (am/so) scared/afraid/please/hurry | answer (me/please) (i/am) am scared | messaged/texted/said/wrote help (and/then/me)',
    'they are/is coming (hurry/for/back/in/now) (now/quick/please) | hurry they/he are/is',
    'lit/light/lighting/torched/burned/burnt my/our/the car/truck/house/place/trailer/clothes/hair on/down/up (fire)',
    'on fire | brick/rock through my/the/our window | slashed/cut/popped my/our tires | cut/cutting my/the brakes/line/lines/power',
    'losing consciousness | going to pass out | blacking out | in and out of | can not stay awake | can not keep/open (my) eyes (open)',
    'a ton of pills | bunch/ton/handful/mouthful of (washer/windshield/cleaning/rubbing) pills/fluid/bleach/cleaner/alcohol/meds | drank (a/some/the) (bunch/bottle/lot) (of) bleach/antifreeze/cleaner/washer/fluid/gasoline/lysol/sanitizer/peroxide/acetone',
    'dropped/left/dumped/ditched/threw/kicked me/us/her ... road/highway/ice/bush/ditch/snow/bridge | in the ditch ... no/baby/kids/heat/cold | my (hands/feet/fingers/toes) are/is/turned white/black/blue/purple/frozen/numb',
    'getting/gets/got into/in (strangers/random/some/cars) cars/trucks (at/with/for)/with | going/gets/getting in cars | picked up by guys/men/a/some/strangers/two/2/3 (guy/guys/man/men/strange)',
    'not give (me/us/her) (back) (the/my/our) baby/kids/son/daughter (back) | took off with (my/the/our) baby/son/daughter/kids/kid | will not give my/the/our kid/kids/baby/son/daughter',
    'not leaving/going (here/home/anywhere) till/until/unless i/his/he/they/we/the | done with me | have their way | had his/their way with',
    'making/makes/made/forcing/forces me/us/her (to) post/do/make/take/send ads/ad/porn/nudes/pics/videos/dates/calls/men/guys/tricks',
    'slit/cut/cutting/slitting his/her/my/their wrist/wrists/throat/throats/veins | has/got a rope/noose (around/on/tied/in) | kill/kills/killing/hang/shoot/hurt himself/herself/themselves',
    'smashed/broke/threw/hit/cracked (a/the/my) (plate/bottle/glass/phone/chair/beer) (on/at/over/against/into) my/me/her head/face/me/back',
    'and/he/she/they (always/just/keeps) hits/hit/slaps/beats/punches/kicks/chokes/shoves me',
    'is/was/are/came/coming (home) (and) (is) chasing (my/me/us/the/her/him) (mom/around/with)',
    'driving/drive/drove/walk/walking/crash/steer in/into/front/off (front/a/the) (of/the/a) transport/transports/traffic/train/truck/semi/bridge/cliff/lake/river/pole/tree',
    'he/they is/are (really/so/super/very/pretty/fucking) mad/angry/pissed/furious/raging | blood on (his/her/the) (hands/shirt/knife/floor/wall)',
    'get back/out in the car/house/room/van | he said get in | told me (to) get in',
  ],

  // What makes it calm
  past: [
    'residential school | sixties/60s scoop | late husband/wife | back in the day/days',
    'in/since/of/back {year} | before in/when/we/i | (two/three/four) years | {year} | that time is over | not anymore | was deported',
    'i left him/them/there (in/years/a/last/and) | at the time | when we were/was together/young/kids/married | before i left/moved/came | since i left/moved | few/couple (of) years/months | years (now/since/ago/later) | in my teens/twenties/20s/childhood | at 13/14/15/16/17/18 | was 8/9/10/11/12/13/14/15/16/17/18/19 | was a kid/teen/teenager/child | that was (a/in/back/years) | no longer | a long time | over with | moved on | healed/healing | history of | past trauma/abuse/relationship | survivor | decades | ex from | two/three/few/couple/2/3/4/5/6 (years/months) ago',
    'years/yrs/year/yr/months/decades/ages ago | long time ago | a while ago/back | back then/when | back in the | in the past | last year/yr/spring/summer/fall/winter/month | when i was (a/like/in/{age}/18/19/20/21/young/little/younger/kid/small/teen/teenager) | when i was | as a kid/child/teen/teenager | growing up | in high/grade/elementary school | used to | that is behind me | behind me now | over now | in 2000/2001/2002/2003/2004/2005/2006/2007/2008/2009/2010/2011/2012/2013/2014/2015/2016/2017/2018/2019/2020/2021/2022/2023/2024/09/08/10/11/12',
    '(for/been/has/its/was) (been/like/over) 2/3/4/5/6/7/8/9/10/11/12/15/20/two/three/four/five/six/seven/ten (years/yrs/months) (now/clean/sober/free) years/yrs/months | years/yrs (now/clean/sober/since) | clean | sober | not anymore | any more now | testified | trial | growing up | once when',
  ],
  joke: [
    'lol | lolol | haha | hahaha | hahah | ha | hehe | lmao | lmfao | rofl | jk | kidding | joking | xd | funny | laughing | so good',
  ],
  fiction: [
    'in the/a/this/that movie/book/show/game/song/class/episode | watched/watching (a/the/that/it) | horror | thriller | zombie/zombies | boss fight | this level | respawn | true crime | crime show',
    'movie/movies/film/films/show/shows/netflix/episode/season/series/tv/youtube/tiktok/podcast/documentary/doc/novel/book/books/story/character/song/songs/album/lyrics/playing/xbox/ps5/playstation/fortnite/cod/gta/minecraft/videogame/concert/play | video game | the game | dream | dreamt | nightmare',
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
    'never been/hurt/hit/touched/did/tried/ever/had/laid | did/does/do/has/have/was/is/am not (ever/even/really) hit/hurt/touch/kill/been/try/threaten/being/in/hitting/hurting/hurted/harm/suicidal/drugged/violent/threatened | not have (a/any/no) {weapon} | no {weapon} | nobody/none | not one | not hurt/suicidal/hurting/scared/afraid | nothing happened | do not worry',
  ],
  safe: [
    'here is ok/good/safe/quiet/fine | deported | moved to/away | provinces away | far away now | is kind/nice | are kind | fake ones/alarm | peace bond',
    'he is gone (now/for) | in rehab/treatment/jail | got arrested | was arrested/charged | they/police arrested/caught/got/picked him/them | moved out | feel/feeling/doing (much/so/a) (lot/bit) better/good/great | it is over | i have/got my own (place/room/apartment) | everything is fine/good/ok | false alarm | my bad | just wanted/wanna/saying/wondering | for next week | no worries | wedding/birthday/party | happily',
    'i/we am/are/feel/felt (so/much/really/very/totally/all/doing/actually) ok/safe/good/fine/happy/okay/better/free | safe now | am safe | all good | doing good/great/better/fine | just checking/checkin | in jail/prison/custody | locked up | blocked him/her/them | moved to/away | no longer | nothing urgent | not urgent | no rush | free now | we got out | i got out of there in | nice guy | so nice | my own place',
  ],
  study: [
    'grief/grieving | elder/elders | custody papers | dispose | ptsd | get out of the life',
    'class/course/essay/paper/assignment/project/pamphlets/pamphlet/poster/posters/workshop/training/presentation/research/volunteer/volunteering/students/student/school/conference/article/news/awareness/walk/march/vigil/peer/teaching/learn/learning/reading/read/watching/watched/story',
    'referral/referrals/referals/intake/services/service/program/group/counselling/counsellor/counselor/therapist/therapy/lawyer/court/appointment/appt',
  ],
};
