import type { AccountHolder } from '#server/access/actor.ts'
import { updateName } from '#server/store/rows/accounts/users.ts'

/** Gives oneself another name; teammates see it from now on, and what one has done before keeps the old one. */
export async function renameAccount({ userId }: AccountHolder, name: string): Promise<void> {
	await updateName(userId, name)
}
