import { useCallback, useEffect, useState } from 'react'
import { Button } from './button.tsx'
import type { Late } from './late.ts'
import { Notice } from './notice.tsx'
import { Skeleton } from './skeleton.tsx'

export type LatePartProps<P> = {
	part: Late<P>
	props: P
	/** px, about: what stands there until it comes */
	height?: number
}

/**
 * A part whose script comes when it is opened. Once it is there it is drawn in the same turn, so that no key typed
 * after the one that opened it is lost. Where the server is out of reach it says so, and the page around it stays.
 */
export function LatePart<P extends object>({ part, props, height = 320 }: LatePartProps<P>) {
	const [Part, setPart] = useState(part.arrived)
	const [unreached, setUnreached] = useState(false)
	const reach = useCallback(() => {
		setUnreached(false)
		part.fetch().then(
			() => setPart(part.arrived),
			() => setUnreached(true),
		)
	}, [part])
	useEffect(() => {
		if (part.arrived() === null) reach()
	}, [part, reach])
	if (Part !== null) return <Part {...props} />
	if (!unreached) return <Skeleton height={height} />
	return (
		<Notice
			kind="tight"
			live
			title="The server cannot be reached."
			action={
				<Button type="button" size="small" onClick={reach}>
					Try again
				</Button>
			}
		>
			This section loads on first open. Your entries are safe.
		</Notice>
	)
}
