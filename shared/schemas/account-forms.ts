import { z } from 'zod'
import { ROLES } from '#shared/permissions.ts'

const EMAIL = /^[^\s@"<>()[\]\\,;:]+@[^\s@"<>()[\]\\,;:.]+(\.[^\s@"<>()[\]\\,;:.]+)+$/u

/** An address as it is kept: people type it in any case, mail servers read it in any case. */
export const emailSchema = z
	.string({ error: 'Write the address, for example ana@example.com.' })
	.trim()
	.max(254, { error: 'An address has at most 254 characters.' })
	.transform((text) => text.normalize('NFC').toLowerCase())
	.refine((text) => EMAIL.test(text), { error: 'This is not an email address. One looks like ana@example.com.' })

const named = (error: string) =>
	z
		.string({ error })
		.transform((text) => text.replace(/\p{Cc}+/gu, ' ').trim())
		.refine((text) => text.length > 0, { error })
		.refine((text) => text.length <= 100, { error: 'Use at most 100 characters.' })

const nameSchema = named('Write the name your teammates know you by.')

const newPassword = z
	.string({ error: 'Choose a password of at least 12 characters.' })
	.max(1000, { error: 'Use at most 256 characters.' })

export const signUpSchema = z.object({ name: nameSchema, email: emailSchema, password: newPassword })
export const logInSchema = z.object({
	email: emailSchema,
	password: z.string({ error: 'Write your password.' }).max(1000, { error: 'Use at most 256 characters.' }),
})
export const forgotSchema = z.object({ email: emailSchema })
export const resetSchema = z.object({ password: newPassword })

const currentPassword = z
	.string({ error: 'Write the password you have now.' })
	.max(1000, { error: 'Use at most 256 characters.' })

export const renameAccountSchema = z.object({ intent: z.literal('rename'), name: nameSchema })
export const addressSchema = z.object({ intent: z.literal('address'), email: emailSchema, current: currentPassword })
export const passwordSchema = z.object({
	intent: z.literal('password'),
	current: currentPassword,
	password: newPassword,
})

const code = z
	.string({ error: 'Write the code.' })
	.max(60, { error: 'A code has six digits, a recovery code sixteen letters and digits.' })

export const codeSchema = z.object({ code })
export const beginSecondStepSchema = z.object({ intent: z.literal('begin'), current: currentPassword })
export const confirmSecondStepSchema = z.object({ intent: z.literal('confirm'), code })
export const renewCodesSchema = z.object({
	intent: z.literal('renew'),
	current: currentPassword,
	code: code.optional(),
})
export const secondStepOffSchema = z.object({ intent: z.literal('off'), current: currentPassword, code })

const keyName = named('Enter a name that identifies this key, such as where it is kept.')
const keyId = z.string().max(1400)

export const askForKeySchema = z.object({ name: keyName, current: currentPassword, code: code.optional() })
export const keyNameSchema = z.object({ name: keyName })
export const renameKeySchema = z.object({ key: keyId, name: keyName })
export const removeKeySchema = z.object({ key: keyId, current: currentPassword, code: code.optional() })

export const copyPlanSchema = z.object({
	team: z.string({ error: 'Choose a team.' }),
	name: named('Give the copy a name.'),
})

/** Of an account without a second step the code is left out. */
export const deleteAccountSchema = z.object({ current: currentPassword, code: code.optional() })

const role = z.enum(ROLES, { error: 'Choose a role.' })

/** How long an invitation may be good for, in days. */
export const INVITE_DAYS = { least: 1, most: 30, usual: 7 } as const
const { least, most, usual } = INVITE_DAYS
const notDays = `Write a whole number of days from ${String(least)} to ${String(most)}.`

export const inviteSchema = z.object({
	addresses: z
		.string({ error: 'Write at least one address.' })
		.max(20_000, { error: 'This is more than 20,000 characters. Invite in several goes.' }),
	role,
	days: z
		.string()
		.trim()
		.default(String(usual))
		.refine((text) => /^\d{1,2}$/.test(text) && Number(text) >= least && Number(text) <= most, { error: notDays })
		.transform(Number),
	note: z.string().max(1000, { error: 'Use at most 1,000 characters.' }).default(''),
})
export const teamNameSchema = z.object({ name: named('Write a name for the team.') })

/** The addresses in what somebody pasted: one per line, or separated by commas, semicolons or spaces, with names as mail programs have them. */
export function splitAddresses(text: string): string[] {
	const [last = '', ...named] = text.split('>').toReversed()
	const parts = [...named.toReversed().flatMap(ofNamed), ...wordsIn(last)]
	return [...new Set(parts.filter((part) => part !== ''))]
}

const isAddress = (word: string) => word.includes('@')
const wordsIn = (text: string) => text.split(/[\s,;]+/).map(bare)

/** What stands before a closing bracket: `Luis Vega <luis@example.com`, behind the addresses that come before it. */
function ofNamed(text: string): string[] {
	const at = text.lastIndexOf('<')
	if (at < 0) return wordsIn(text)
	const before = text.slice(0, at).replaceAll(/"[^"@]*"/g, ' ')
	const begins = Math.max(before.lastIndexOf(';'), before.lastIndexOf('\n')) + 1
	const [name, others] = [before.slice(begins), before.slice(0, begins)]
	// `Vega, Luis <…>` is one name; of more than that only the last part is.
	const isName = !name.trimEnd().endsWith(',') && /^[^,@]*(?:,\s[^,@]*)?$/.test(name)
	const part = name.lastIndexOf(',') + 1
	const beside = isName ? [] : [...wordsIn(name.slice(0, part)), ...wordsIn(name.slice(part)).filter(isAddress)]
	return [...wordsIn(others), ...beside, bare(text.slice(at).trim())]
}

/** An address without the brackets and quotes that stand about it. */
function bare(part: string): string {
	let [from, to] = [0, part.length]
	while (from < to && `<"'`.includes(part.charAt(from))) from += 1
	while (to > from && `>"'`.includes(part.charAt(to - 1))) to -= 1
	return part.slice(from, to)
}

/** A newcomer's form on an invitation: the address is the invitation's. */
export const joinSchema = z.object({ name: nameSchema, password: newPassword })
