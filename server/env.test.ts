import { expect, test } from 'vitest'
import { describeEnvProblems, readEnv } from './env.ts'

function sentenceFor(source: Record<string, string>): string {
	const reading = readEnv(source)
	return reading.ok ? '' : describeEnvProblems(reading.problems)
}

test('an empty environment is enough, and an empty value is no value', () => {
	expect(readEnv({ PORT: '', DATABASE_URL: '' })).toMatchObject({
		ok: true,
		env: { PORT: 3000, STRATA_DATA_DIR: './.data' },
	})
})

test('each bad variable is named, with what to write instead', () => {
	expect(sentenceFor({ PORT: 'eighty' })).toBe(
		'PORT "eighty" cannot be used. Give a whole number from 0 to 65535, for example 3000.',
	)
	expect(sentenceFor({ ORIGIN: 'https://strata.example.com/plans' })).toMatch(/^ORIGIN .*without a path/)
	expect(sentenceFor({ WORKERS: '0', NODE_ENV: 'staging' }).split('\n')).toHaveLength(2)
})

test('a secret that is refused is not repeated', () => {
	expect(sentenceFor({ DATABASE_URL: 'mysql://root:hunter2@host/db' })).not.toContain('hunter2')
	expect(sentenceFor({ SESSION_SECRET: 'short' })).not.toContain('"short"')
})

test('a public address in production needs a secret of its own; this machine does not', () => {
	expect(sentenceFor({ ORIGIN: 'https://strata.example.com' })).toContain('SESSION_SECRET is required')
	expect(sentenceFor({ ORIGIN: 'http://localhost:3000' })).toBe('')
	expect(sentenceFor({ ORIGIN: 'https://strata.example.com', SESSION_SECRET: 'x'.repeat(32) })).toBe('')
})
