import { sender } from './send.ts'

/** The longest that the server's main thread stood still since the last time this was asked, in milliseconds. */
export async function worstStallMs(origin: string): Promise<number> {
	const told = await sender(origin)({ path: '/metrics' })
	const seconds = /^nodejs_eventloop_delay_seconds\{quantile="1"\} (\S+)$/m.exec(told.text)?.[1]
	return Number(seconds) * 1000
}
