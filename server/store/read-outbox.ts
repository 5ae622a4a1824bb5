import { unseal } from '#server/store/seal.ts'
import { currentEnv, rememberEnv } from '#server/env.ts'
import { listMails } from './rows/mails.ts'
import { connectDatabase, disconnectDatabase } from './client.ts'
import { openDataFolder, secretOf } from './embedded/data-folder.ts'

/**
 * The latest mails to an address, newest first, for whoever runs a server without a mail server: a forgotten password is
 * then helped by handing on the link. Needs the secret the server runs with.
 */
export async function readOutbox(url: string, address: string): Promise<string> {
	const env = currentEnv()
	const secret = env.SESSION_SECRET ?? (await secretOf(await openDataFolder(env.STRATA_DATA_DIR), 'session-secret'))
	rememberEnv({ ...env, SESSION_SECRET: secret })
	connectDatabase(url, 'every team')
	try {
		const mails = await listMails(address.toLowerCase())
		if (mails.length === 0) return `No mail to ${address} is kept.`
		return mails
			.map(({ subject, createdAt, sealedText }) => `${createdAt.toISOString()} ${subject}\n\n${unseal(sealedText)}`)
			.join('\n\n')
	} finally {
		await disconnectDatabase()
	}
}
