import { z } from 'zod'
import { WEBHOOK_EVENT_NAMES } from '#shared/programs/webhook-events.ts'

export const webhookSchema = z.object({
	url: z
		.string({ error: 'Write the address, for example https://example.com/strata.' })
		.trim()
		.max(2000, { error: 'An address has at most 2000 characters here.' }),
	events: z.array(z.enum(WEBHOOK_EVENT_NAMES)).min(1, { error: 'Choose at least one.' }),
})
