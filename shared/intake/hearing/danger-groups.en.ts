import type { Groups } from './phrases.ts';

const feared =
  'he they man men guy guys guyz dude dudes bros boyfriend boyfriends bfs ex exs exes husband husbands hubby partner pimp pimps trafficker traffickers daddy dad dads father stepdad stepdads stepfather stepfathers stepbrother stepbro uncle uncles boss bosses manager foreman supervisor landlord landlords driver client clients john johns trick tricks dealer dealers gang stranger strangers creep creeps buddy buddies roommate roomate roommates neighbour neighbor owner coach';

/** The named groups of words that the English danger lists use. */
export const dangerGroupsEn: Groups = {
  // Anyone a person may have to fear.
  they: `${feared} she him them someone somebody somebodys everyone girlfriend wife cousin cousins brother brothers bro person people mom moms mother who son grandpa mooshum teacher girls boys kids lady woman`,
  feared,
  near: 'he they ex boyfriend husband partner pimp trafficker stepdad boss daddy',
  them: 'he they him them her ex boyfriend husband partner pimp trafficker stepdad boss daddy',
  me: 'me us myself',
  mine: 'kids kid children baby babies son sons daughter daughters sister sisters sis brother brothers mom moms mother friend friends bestie best family child cousin cousins niece nephew girlfriend girl girls woman women lady auntie aunt kokum grandma gran roommate roomate neighbour neighbor buddy bro wife her him them she',
  weapon:
    'knife knives gun guns weapon weapons machete rifle pistol shotgun handgun axe ax hatchet hammer blade firearm bat crowbar razor sword glock taser bullet bullets shank barrel muzzle revolver musket crossbow',
  hurt: 'kill hurt beat hit rape strangle choke stab shoot attack punch murder burn drown assault kidnap harm sell traffic drug torture smother push shove drag grab bite suffocate find slap smack kick smash slice slit hang bury molest jump whoop end',
  // Said of a person, these are violence whoever says it.
  hurts:
    'kills killing killed hurts hurting beats beating beat hits hitting hit rapes raping raped strangles strangling strangled chokes choking choked stabs stabbing stabbed shoots shooting attacks attacking attacked punches punching punched burns burning burned burnt assaulted assaulting assaults hurt threatening threatens threatened drugging drugged torturing tortured kidnapped kidnapping molesting molested slapped slapping slaps kicked kicking kicks pushed pushing pushes shoved shoving threw throwing throws grabbed grabbing grabs dragged dragging drags bit biting smacked smacking smacks smashed smashing slammed slamming slams pinned pinning pins headbutted whipped whipping whips stomped stomping jumped clocked decked backhanded cut cuts cutting tackled suffocated smothered smothering tied ties touched touches touching groped groping forced forcing forces abused abuses abusing robbed robbing mugged locked locks squeezed squeezing chased chasing hunted burying drowned drowning poisoned poisoning tased cornered hauled yanked struck hurted scratched scratching clawed whacked belted restrained gagged taped taping elbowed kneed tripped shook shaking manhandled smacks strangles',
  hurtDone:
    'beaten beat raped attacked assaulted stabbed shot strangled choked kidnapped abducted drugged punched hit molested tortured trafficked followed chased stalked sold hunted jumped robbed mugged cut burned slapped kicked threatened roofied abused grabbed held forced knocked thrown pimped watched',
  chase: 'following chasing stalking hunting tracking',
  afraid: 'scared afraid terrified frightened petrified scary',
  // Of the body.
  body: 'face head neck throat hair arm arms leg legs ribs rib belly stomach nose jaw wrist wrists finger fingers hand hands tooth teeth eye eyes ass back chest mouth lip skull ear knee body',
  place:
    'door doors window windows house place room apartment apt building yard driveway porch gate trailer tent shed balcony step steps lobby fence',
  vehicle: 'car truck van trunk suv jeep cab minivan pickup vehicle backseat bus boat sled',
  drug: 'pills pill tylenol advil meds medication tablets percs percocet xanax xans fent fentanyl oxys oxy insulin morphine bleach antifreeze gravol benadryl aspirin antidepressants capsules ativan valium seroquel trazodone zoloft prozac lithium klonopin adderall codeine t3s t3 tramadol hydro hydros methadone suboxone gabapentin lyrica ambien melatonin sleeping painkillers painkiller ibuprofen motrin metformin clonazepam lorazepam ecstasy mdma',
  need: 'passport passports id ids phone phones cell card cards money wallet cash keys clothes shoes boots coat jacket papers documents health status insulin inhaler meds medicine medication stuff charger purse shoes visa permit pay',
  year: '1950 1951 1952 1953 1954 1955 1956 1957 1958 1959 1960 1961 1962 1963 1964 1965 1966 1967 1968 1969 1970 1971 1972 1973 1974 1975 1976 1977 1978 1979 1980 1981 1982 1983 1984 1985 1986 1987 1988 1989 1990 1991 1992 1993 1994 1995 1996 1997 1998 1999 2001 2002 2003 2004 2005 2006 2007 2008 2009 2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024',
  age: '8 9 10 11 12 13 14 15 16 17',
};
