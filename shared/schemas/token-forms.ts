import { z } from 'zod'
import { TOKEN_ACCESS } from '#shared/programs/token-access.ts'

const tokenName = z
	.string({ error: 'Give it a name: what it is for.' })
	.transform((text) => text.replace(/\p{Cc}+/gu, ' ').trim())
	.refine((text) => text.length > 0, { error: 'Give it a name: what it is for.' })
	.refine((text) => text.length <= 60, { error: 'Use at most 60 characters.' })

/** Days for which a token may be good, as the form offers them; none: until it is revoked. */
export const TOKEN_DAYS = ['30', '90', '365', 'none'] as const

export const tokenSchema = z.object({
	intent: z.literal('create'),
	name: tokenName,
	scope: z.enum(['read', 'write'], { error: 'Say whether it may write.' }),
	days: z.enum(TOKEN_DAYS, { error: 'Choose how long it is good.' }).default('none'),
})
export const tokenAccessSchema = z.object({
	intent: z.literal('access'),
	access: z.enum(TOKEN_ACCESS, { error: 'Choose what tokens may do.' }),
})
