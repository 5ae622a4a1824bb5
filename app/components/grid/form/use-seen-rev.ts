import { useState } from 'react'
import type { EditReply } from '#shared/grid/edit-reply.ts'

/**
 * The edit of the plan that a form rests on: the one it was opened on, whatever the page shows meanwhile, until its sender
 * has been told what others wrote.
 */
export function useSeenRev(rev: number, reply: EditReply | undefined): number {
	const [seen, setSeen] = useState(rev)
	const met = reply !== undefined && !reply.ok ? (reply.conflicts?.rev ?? 0) : 0
	if (met > seen) setSeen(met)
	return Math.max(seen, met)
}
