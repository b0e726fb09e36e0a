import type { Groups } from './phrases.ts';

/** The named groups of words that the English danger lists use. */
export const dangerGroupsEn: Groups = {
  // Anyone a person may have to fear.
  they: 'he she they him someone somebody man men guy guys dude boyfriend girlfriend ex husband wife hubby partner pimp trafficker daddy dad father stepdad stepfather uncle cousin brother boss driver client john trick dealer gang landlord stranger people person mom mother who',
  near: 'he they ex boyfriend husband partner pimp trafficker stepdad boss daddy',
  them: 'he they him them her ex boyfriend husband partner pimp trafficker stepdad boss daddy',
  me: 'me us myself',
  mine: 'kids kid children baby son daughter sister brother mom mother friend family child',
  weapon: 'knife knives gun guns weapon weapons machete rifle pistol shotgun handgun axe hammer blade firearm bat',
  hurt: 'kill hurt beat hit rape strangle choke stab shoot attack punch murder burn drown assault kidnap harm sell traffic drug torture smother push shove drag grab bite suffocate find',
  hurts:
    'kills killing killed hurts hurting beats beating beat hits hitting hit rapes raping raped strangles strangling strangled chokes choking choked stabs stabbing stabbed shoots shooting attacks attacking attacked punches punching punched burns burning burned assaulted assaulting hurt threatening threatens threatened drugging drugged torturing kidnapped kidnapping molesting molested slapped slapping kicked kicking pushed pushing shoved shoving threw throwing grabbed grabbing dragged dragging bit biting',
  hurtDone:
    'beaten beat raped attacked assaulted stabbed shot strangled choked kidnapped abducted drugged punched hit molested tortured trafficked followed chased stalked sold hunted',
  chase: 'following chasing stalking hunting tracking',
  afraid: 'scared afraid terrified frightened petrified',
};
