import { dbAtDoor } from '#server/store/transaction.ts'

export type SecondFactorRow = {
	sealedSecret: Uint8Array
	confirmedAt: Date | null
	createdAt: Date
}

/** A user's app, confirmed or not, or null. */
export async function findSecondFactor(userId: string): Promise<SecondFactorRow | null> {
	return await dbAtDoor().secondFactor.findFirst({
		where: { userId },
		select: { sealedSecret: true, confirmedAt: true, createdAt: true },
	})
}

/** Whether a user's log-in has a second step: codes of an app, or a passkey. */
export async function hasSecondFactor(userId: string): Promise<boolean> {
	const found = await dbAtDoor().user.count({
		where: { id: userId, OR: [{ secondFactor: { confirmedAt: { not: null } } }, { passkeys: { some: {} } }] },
	})
	return found > 0
}

/** Whether a user can be asked for a code of an app. */
export async function hasApp(userId: string): Promise<boolean> {
	return (await dbAtDoor().secondFactor.count({ where: { userId, confirmedAt: { not: null } } })) > 0
}

/** Keeps an app that is being set up, in the place of one that never was confirmed; a confirmed one stays: false. */
export async function createSecondFactor(
	userId: string,
	factor: { sealedSecret: Uint8Array<ArrayBuffer> },
): Promise<boolean> {
	await dbAtDoor().secondFactor.deleteMany({ where: { userId, confirmedAt: null } })
	const { count } = await dbAtDoor().secondFactor.createMany({ data: [{ userId, ...factor }], skipDuplicates: true })
	return count === 1
}

/** Confirms an app with the half minute of its first code; true for the one caller that did. */
export async function confirmSecondFactor(
	userId: string,
	{ step, now }: { step: number; now: Date },
): Promise<boolean> {
	const { count } = await dbAtDoor().secondFactor.updateMany({
		where: { userId, confirmedAt: null },
		data: { confirmedAt: now, lastStep: step },
	})
	return count === 1
}

/** Uses up a half minute and all before it; true for the one caller that did. */
export async function spendStep(userId: string, step: number): Promise<boolean> {
	const { count } = await dbAtDoor().secondFactor.updateMany({
		where: { userId, confirmedAt: { not: null }, lastStep: { lt: step } },
		data: { lastStep: step },
	})
	return count === 1
}

/** Removes a user's app; false where there was none. */
export async function deleteSecondFactor(userId: string): Promise<boolean> {
	const { count } = await dbAtDoor().secondFactor.deleteMany({ where: { userId } })
	return count === 1
}

/** Removes an app that never was confirmed. */
export async function deleteUnconfirmedFactor(userId: string): Promise<void> {
	await dbAtDoor().secondFactor.deleteMany({ where: { userId, confirmedAt: null } })
}

/** What a user's recovery codes are hashed with; null where they have none. */
export async function findRecoverySalt(userId: string): Promise<Uint8Array | null> {
	const row = await dbAtDoor().user.findFirst({ where: { id: userId }, select: { recoverySalt: true } })
	return row?.recoverySalt ?? null
}

/** Gives a user these recovery codes and no others. */
export async function replaceRecoveryCodes(
	userId: string,
	{ salt, hashes }: { salt: Uint8Array<ArrayBuffer>; hashes: readonly string[] },
): Promise<void> {
	await dbAtDoor().recoveryCode.deleteMany({ where: { userId } })
	await dbAtDoor().user.updateMany({ where: { id: userId }, data: { recoverySalt: salt } })
	await dbAtDoor().recoveryCode.createMany({ data: hashes.map((codeHash) => ({ userId, codeHash })) })
}

/** Removes a user's recovery codes: there is no second step that they stand in for. */
export async function deleteRecoveryCodes(userId: string): Promise<void> {
	await dbAtDoor().recoveryCode.deleteMany({ where: { userId } })
	await dbAtDoor().user.updateMany({ where: { id: userId }, data: { recoverySalt: null } })
}

/** Uses a recovery code up; true for the one caller that did. */
export async function spendRecoveryCode(userId: string, codeHash: string): Promise<boolean> {
	const { count } = await dbAtDoor().recoveryCode.updateMany({
		where: { userId, codeHash, usedAt: null },
		data: { usedAt: new Date() },
	})
	return count === 1
}

/** How many recovery codes a user has left. */
export async function countRecoveryCodes(userId: string): Promise<number> {
	return await dbAtDoor().recoveryCode.count({ where: { userId, usedAt: null } })
}

/** Removes apps whose set-up was begun before the given time and not finished. */
export async function deleteUnconfirmedBefore(time: Date): Promise<void> {
	await dbAtDoor().secondFactor.deleteMany({ where: { confirmedAt: null, createdAt: { lt: time } } })
}
