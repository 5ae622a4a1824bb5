import { deletePasskeysOf } from './rows/accounts/passkeys.ts'
import { deleteRecoveryCodes, deleteSecondFactor } from './rows/accounts/second-factors.ts'
import { listUsersByEmail } from './rows/accounts/users.ts'
import { connectDatabase, disconnectDatabase } from './client.ts'

/**
 * Switches the second step of an address's accounts off, for somebody who has lost app, recovery codes and passkeys: their
 * password is enough again. Whoever runs this has made sure that it is them.
 */
export async function secondStepOff(url: string, address: string): Promise<string> {
	connectDatabase(url, 'every team')
	try {
		const accounts = await listUsersByEmail(address.toLowerCase())
		if (accounts.length === 0) return `No account has the address ${address}.`
		const lines: string[] = []
		for (const { id, name, createdAt } of accounts) {
			const [hadApp, keys] = [await deleteSecondFactor(id), await deletePasskeysOf(id)]
			await deleteRecoveryCodes(id)
			const told = hadApp || keys > 0 ? 'is switched off' : 'was not on'
			lines.push(`${name}, since ${createdAt.toISOString().slice(0, 10)}: the second step ${told}.`)
		}
		return lines.join('\n')
	} finally {
		await disconnectDatabase()
	}
}
