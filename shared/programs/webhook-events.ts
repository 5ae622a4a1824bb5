/** What a webhook may be told of, and in words. */
export const WEBHOOK_EVENTS = {
	'plan.changed': 'A plan was edited',
	'project.created': 'A plan was made',
	'project.binned': 'A plan was moved to the trash',
	'report.issued': 'A report was issued',
	'report.waiting': 'A draft report waits for approval',
	'report.approved': 'A draft report was approved',
	'report.rejected': 'A draft report was sent back',
} as const
export type WebhookEvent = keyof typeof WEBHOOK_EVENTS

const isEvent = (text: string): text is WebhookEvent => Object.hasOwn(WEBHOOK_EVENTS, text)
export const WEBHOOK_EVENT_NAMES: readonly WebhookEvent[] = Object.keys(WEBHOOK_EVENTS).filter(isEvent)

/** What was told, for people; the test that somebody asks for is no event of a team. */
export const eventWords = (event: string): string => (isEvent(event) ? WEBHOOK_EVENTS[event] : 'A test')
