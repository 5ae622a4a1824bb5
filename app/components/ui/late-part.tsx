import { useCallback, useEffect, useState } from 'react'
import type { ComponentType } from 'react'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { Skeleton } from './skeleton.tsx'

export type LatePartProps<P> = { load: () => Promise<{ default: ComponentType<P> }>; props: P }

/** A part whose script comes when it is opened; where the server is out of reach it says so, and the page around it stays. */
export function LatePart<P extends object>({ load, props }: LatePartProps<P>) {
	const [Part, setPart] = useState<ComponentType<P> | null>(null)
	const [unreached, setUnreached] = useState(false)
	const reach = useCallback(() => {
		setUnreached(false)
		load().then(
			(loaded) => {
				setPart(() => loaded.default)
			},
			() => {
				setUnreached(true)
			},
		)
	}, [load])
	useEffect(reach, [reach])
	if (Part !== null) return <Part {...props} />
	if (!unreached) return <Skeleton height={320} />
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
			What belongs here is fetched when it is first opened. What you have entered stays.
		</Notice>
	)
}
