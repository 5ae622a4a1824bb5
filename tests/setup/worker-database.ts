import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, aroundEach, inject } from 'vitest'
import { connectDatabase, database, disconnectDatabase } from '#server/store/client.ts'
import { unseal } from '#server/store/seal.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { inRequest } from '#server/store/tenancy/in-request.ts'
import { rememberEnv } from '#server/env.ts'
import { bannedIn } from '../structure/banned-words.ts'

const INSUFFICIENT_PRIVILEGE = '42501'

const template = new URL(inject('templateUrl'))
const name = `test_${randomBytes(6).toString('hex')}`
const url = new URL(template)
url.pathname = `/${name}`

await inMaintenance(`create database ${name} template ${template.pathname.slice(1)}`)
rememberEnv({
	NODE_ENV: 'test',
	DATABASE_URL: url.href,
	PORT: 0,
	HOST: '127.0.0.1',
	SESSION_SECRET: 'a secret that only this test knows',
	STRATA_DATA_DIR: './.data',
	WORKERS: 1,
	PLAN_BUDGET_CELLS: 20_000_000,
	TRUST_PROXY: 0,
})
connectDatabase(url.href, 'every team')

// A test sees what a request does: the rows of the teams whose doors it has passed. What is set up before sees every team's.
aroundEach((test) => inRequest(test))

afterAll(async () => {
	const dialect = await dialectOfMails().finally(disconnectDatabase)
	await inMaintenance(`drop database ${name} with (force)`).catch(async (error: unknown) => {
		// An autovacuum is the superuser's, which we may not end by force; without force the server itself asks it to give way.
		if (!(error instanceof pg.DatabaseError) || error.code !== INSUFFICIENT_PRIVILEGE) throw error
		await inMaintenance(`drop database ${name}`)
	})
	if (dialect.length > 0) throw new Error(`A mail is not in plain words:\n${dialect.join('\n')}`)
})

/** What mails say that a planner would not: all that the tests of this file had sent, without what people wrote in them. */
async function dialectOfMails(): Promise<readonly string[]> {
	// A test may have left it without a connection.
	await disconnectDatabase()
	connectDatabase(url.href, 'every team')
	const { mails, comments } = await acrossTeams(async () => ({
		mails: await database().mail.findMany({ select: { subject: true, sealedText: true } }),
		comments: await database().comment.findMany({ select: { text: true } }),
	})).catch((error: unknown) => {
		// A test that restores a backup, or fails at it on purpose, may leave the app without its rights.
		if (!(error instanceof Error) || !error.message.includes(INSUFFICIENT_PRIVILEGE)) throw error
		return { mails: [], comments: [] }
	})
	const written = comments.map(({ text }) => text).toSorted((one, other) => other.length - one.length)
	return mails.flatMap(({ subject, sealedText }) => {
		const all = `${subject}\n${unseal(sealedText)}`.replaceAll(/ writes: .*?(?=\n\n|$)/gs, '').replaceAll('\n  ', '\n')
		const own = written.reduce((left, text) => left.replaceAll(text, ''), all)
		return own
			.split('\n')
			.filter((line) => !line.includes('@'))
			.flatMap((line) =>
				bannedIn(line.replaceAll(/https?:\S+/g, '')).map(({ found, say }) => `“${found}” (${say}): ${line}`),
			)
	})
}

async function inMaintenance(sql: string): Promise<void> {
	const address = new URL(template)
	address.pathname = '/postgres'
	const client = new pg.Client({ connectionString: address.href })
	await client.connect()
	try {
		await client.query(sql)
	} finally {
		await client.end()
	}
}
