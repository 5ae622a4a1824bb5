import { currentEnv } from '#server/env.ts'

/**
 * The address that links in mails and invitations start with: ORIGIN, or else this machine. The Host header is believed
 * only when it names this machine: otherwise whoever asks for a mail could choose where its link leads.
 */
export function publicAddress(request: Request): string {
	const { ORIGIN, PORT } = currentEnv()
	if (ORIGIN !== undefined) return ORIGIN
	const { hostname, origin } = new URL(request.url)
	return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname) ? origin : `http://localhost:${PORT}`
}
