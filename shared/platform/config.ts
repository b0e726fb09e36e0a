import * as z from 'zod';

/** The environment every function has; a function that needs more extends this with its own. */
export const environment = z.object({
  STAGE: z.string().min(1),
  HUB_ID: z.string().min(1),
  TABLE_NAME: z.string().min(1),
  KEYS_TABLE_NAME: z.string().min(1),
  KMS_KEY_ID: z.string().min(1),
  PEPPER_SECRET_ID: z.string().min(1),
  TWILIO_SECRET_ID: z.string().min(1),
  TWILIO_BASE_URL: z.url().default('https://api.twilio.com'),
  PUBLIC_URL: z.url(),
  ALERT_TOPIC_ARN: z.string().min(1),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  POWERTOOLS_SERVICE_NAME: z.string().default('carrefour'),
});
export type Environment = z.infer<typeof environment>;

export const schedulingEnvironment = environment.extend({
  SCHEDULE_GROUP: z.string().min(1),
  SCHEDULE_ROLE_ARN: z.string().min(1),
  TIMERS_FUNCTION_ARN: z.string().min(1),
  SCHEDULE_DLQ_ARN: z.string().min(1),
});
export type SchedulingEnvironment = z.infer<typeof schedulingEnvironment>;

/** Reads the environment on first use, so that importing a module never throws. @throws naming each bad variable. */
export function readEnvironment<T extends z.ZodType>(schema: T, env: NodeJS.ProcessEnv): z.infer<T> {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`).join(', ');
  throw new Error(`Environment of the function is incomplete: ${wrong}. Set it in infra/service-stack.ts.`);
}

/** The value of a promise-making function, made once; a failure is forgotten so that the next call tries again. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** The same without waiting: made on first use, kept when it was made. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
