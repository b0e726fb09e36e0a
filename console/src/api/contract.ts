import type * as z from 'zod';
import type { api } from '../../../shared/contracts/api.ts';
import type { Route } from '../../../shared/contracts/route.ts';

type Api = typeof api;
type AnyRoute = { [G in keyof Api]: Api[G][keyof Api[G]] }[keyof Api];

/** Every operation of the API by `METHOD /v1/path`. Types alone: no schema reaches the browser. */
export type Operations = { [R in AnyRoute & Route as `${R['method']} ${R['path']}`]: R };
export type Signature = keyof Operations;
export type Reading = Extract<Signature, `GET ${string}`>;
export type Writing = Exclude<Signature, Reading>;

type InputOf<R, K extends string> = R extends Readonly<Record<K, infer S extends z.ZodType>> ? z.input<S> : never;

type Field<Name extends string, T> = [T] extends [never]
  ? Partial<Record<Name, never>>
  : object extends T
    ? Readonly<Partial<Record<Name, T | undefined>>>
    : Readonly<Record<Name, T>>;

/** What a call of the operation needs: parameters of the path, query, body, the version last read, the reason. */
export type Options<S extends Signature> = Field<'params', InputOf<Operations[S], 'params'>> &
  Field<'query', InputOf<Operations[S], 'query'>> &
  Field<'body', InputOf<Operations[S], 'body'>> &
  (Operations[S] extends { readonly versioned: true } ? { readonly version: number } : { readonly version?: number }) &
  (Operations[S] extends { readonly opensFile: true }
    ? { readonly reason: AccessReason }
    : { readonly reason?: never });

export type AnswerOf<S extends Signature> = z.output<Operations[S]['answer']>;

/** One item of a list that the operation answers with. */
export type ItemOf<S extends Signature> = AnswerOf<S> extends { items: (infer I)[] } ? I : never;

export type AccessReason = (typeof import('../../../shared/contracts/route.ts').ACCESS_REASONS)[number];
export type Role = (typeof import('../../../shared/contracts/route.ts').ROLES)[number];
