import type { AccountHolder } from '#server/access/actor.ts'
import { unseal } from '#server/store/seal.ts'
import { totpAddress } from '#server/access/totp.ts'
import { countRecoveryCodes, findSecondFactor } from '#server/store/rows/accounts/second-factors.ts'

/** How long a picture that was asked for stays on the page. */
const SET_UP_MS = 900_000

export type SecondStepView =
	/** no app; a passkey may be one, and recovery codes stand in for it */
	| { readonly state: 'off'; readonly codesLeft: number }
	/** waits for the first code; `address` is what the picture says, `secret` what is typed instead */
	| { readonly state: 'begun'; readonly secret: string; readonly address: string }
	| { readonly state: 'on'; readonly since: Date; readonly codesLeft: number }

/** Whether one's log-in has a second step, or how far its set-up has come. */
export async function getSecondStep({ userId, email }: AccountHolder): Promise<SecondStepView> {
	const factor = await findSecondFactor(userId)
	const codesLeft = await countRecoveryCodes(userId)
	if (factor === null) return { state: 'off', codesLeft }
	const { confirmedAt, createdAt, sealedSecret } = factor
	if (confirmedAt !== null) return { state: 'on', since: confirmedAt, codesLeft }
	if (Date.now() - createdAt.getTime() > SET_UP_MS) return { state: 'off', codesLeft }
	const secret = unseal(sealedSecret)
	return { state: 'begun', secret, address: totpAddress(secret, email) }
}
