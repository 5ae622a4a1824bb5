import type { Asked } from './send.ts'
import type { Session } from './sessions.ts'

export const BOUNDARY = 'a-boundary-of-parts'

/** A part of a form that may carry a file. */
export const part = (name: string, text: string, more = '') =>
	`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`

/** A plan file as the page «New plan» sends it. */
export function uploadOf({ teamId, cookie }: Pick<Session, 'teamId' | 'cookie'>, file: unknown): Asked {
	const plan = part('file', JSON.stringify(file), '; filename="plan.json"\r\nContent-Type: application/json')
	return {
		method: 'POST',
		path: `/t/${teamId}/projects/new`,
		headers: { Cookie: cookie, 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` },
		body: `${part('from', 'file')}${plan}--${BOUNDARY}--\r\n`,
	}
}
