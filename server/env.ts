import { z } from 'zod'

import { remembered } from './remembered.ts'
import { StartError } from './start-error.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const count = z.coerce.number().int().min(0)

// Everything Strata reads from its environment, with what to write instead when it is wrong.
const MENDS: Readonly<Record<string, string>> = {
	DATABASE_URL: 'Write it as postgresql://user:password@host:5432/database, or unset it to use the embedded database.',
	PORT: 'Give a whole number from 0 to 65535, for example 3000.',
	HOST: 'Give the address to listen on, for example 127.0.0.1 or 0.0.0.0.',
	ORIGIN: 'Give the public address without a path, for example https://strata.example.com.',
	SESSION_SECRET: 'Give at least 32 random characters, for example the output of `openssl rand -hex 32`.',
	SMTP_URL: 'Write it as smtp://user:password@host:587, or unset it to keep mail in the outbox.',
	STRATA_DATA_DIR: 'Give a folder that Strata may write to, for example ./.data.',
	WORKERS: 'Give a whole number from 1 to 64, for example 2.',
	PLAN_BUDGET_CELLS: 'Give a whole number of at least 100000, for example 20000000.',
	NODE_ENV: 'Give production, development or test, or unset it.',
	TRUST_PROXY: 'Give the number of proxies in front of Strata: 0 without one.',
}

function url(protocols: readonly string[], expected: string) {
	return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), expected)
}

function isOrigin(text: string): boolean {
	return (
		URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text.replace(/\/$/, '')
	)
}

const envSchema = z.object({
	DATABASE_URL: url(['postgres:', 'postgresql:'], 'is not a PostgreSQL address').optional(),
	PORT: port.default(3000),
	HOST: z.string().min(1).default('127.0.0.1'),
	ORIGIN: z
		.string()
		.refine(isOrigin, 'is not an http or https address without a path')
		.transform((text) => new URL(text).origin)
		.optional(),
	SESSION_SECRET: z.string().min(32, 'is shorter than 32 characters').optional(),
	SMTP_URL: url(['smtp:', 'smtps:'], 'is not a mail server address').optional(),
	STRATA_DATA_DIR: z.string().min(1).default('./.data'),
	WORKERS: z.coerce.number().int().min(1).max(64).default(2),
	PLAN_BUDGET_CELLS: z.coerce.number().int().min(100_000).default(20_000_000),
	NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
	TRUST_PROXY: count.max(10).default(0),
})

export type Env = z.infer<typeof envSchema>
type EnvProblem = { readonly path: string; readonly message: string; readonly mend: string }
export type EnvReading =
	{ readonly ok: true; readonly env: Env } | { readonly ok: false; readonly problems: readonly EnvProblem[] }

/** Reads the environment. An empty value counts as unset, as in a compose file. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): EnvReading {
	const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
	const parsed = envSchema.safeParse(given)
	if (!parsed.success) return { ok: false, problems: parsed.error.issues.map((issue) => problem(issue, given)) }
	const env = parsed.data
	if (needsOwnSecret(env)) {
		const message = 'is required in production with a public ORIGIN'
		return { ok: false, problems: [{ path: 'SESSION_SECRET', message, mend: mendOf('SESSION_SECRET') }] }
	}
	return { ok: true, env }
}

// With several servers behind one address each would make a secret of its own, and nobody would stay signed in.
function needsOwnSecret(env: Env): boolean {
	if (env.NODE_ENV !== 'production' || env.ORIGIN === undefined) return false
	const { hostname } = new URL(env.ORIGIN)
	return !['localhost', '127.0.0.1', '[::1]'].includes(hostname) && env.SESSION_SECRET === undefined
}

const SECRET = new Set(['SESSION_SECRET', 'DATABASE_URL', 'SMTP_URL'])

function problem(issue: z.core.$ZodIssue, given: Readonly<Record<string, string | undefined>>): EnvProblem {
	const path = String(issue.path[0])
	const written = SECRET.has(path) ? '' : `"${given[path] ?? ''}" `
	const wrong = issue.code === 'custom' || path === 'SESSION_SECRET' ? issue.message : 'cannot be used'
	return { path, message: `${written}${wrong}`, mend: mendOf(path) }
}

function mendOf(path: string): string {
	return MENDS[path] ?? 'Correct it or unset it.'
}

const slot = remembered('env', (value): value is Env => envSchema.safeParse(value).success)

/** Called once at start, when the address of the embedded database and the generated secret are known. */
export function rememberEnv(env: Env): void {
	slot.write(env)
}

/** The environment the server runs in; outside a server (scripts, tests) the process's own. */
export function currentEnv(): Env {
	const known = slot.read()
	if (known !== undefined) return known
	const reading = readEnv(process.env)
	if (!reading.ok) throw new StartError(describeEnvProblems(reading.problems))
	slot.write(reading.env)
	return reading.env
}

/** One line for each problem, ready for a terminal. */
export function describeEnvProblems(problems: readonly EnvProblem[]): string {
	return problems.map(({ path, message, mend }) => `${path} ${message}. ${mend}`).join('\n')
}
