import { z } from 'zod'

const EMAIL = /^[^\s@"<>()[\]\\,;:]+@[^\s@"<>()[\]\\,;:.]+(\.[^\s@"<>()[\]\\,;:.]+)+$/u

/** An address as it is kept: people type it in any case, mail servers read it in any case. */
export const emailSchema = z
	.string({ error: 'Write the address, for example ana@example.com.' })
	.trim()
	.max(254, { error: 'An address has at most 254 characters.' })
	.transform((text) => text.normalize('NFC').toLowerCase())
	.refine((text) => EMAIL.test(text), { error: 'This is not an address. One looks like ana@example.com.' })

export const nameSchema = z
	.string({ error: 'Write the name your teammates know you by.' })
	.transform((text) => text.replace(/\p{Cc}+/gu, ' ').trim())
	.refine((text) => text.length > 0, { error: 'Write the name your teammates know you by.' })
	.refine((text) => text.length <= 100, { error: 'Use at most 100 characters.' })

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
