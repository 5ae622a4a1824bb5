import { useFetcher } from '@remix-run/react'
import { useEffect, type ReactNode } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { Skeleton } from '#app/components/ui/skeleton.tsx'
import { isRecord } from '#shared/is-record.ts'

type Unread = { readonly problem: string }
type LoadedProps<View> = {
	/** of the route that has it */
	address: string
	is: (data: unknown) => data is View
	children: (view: View) => ReactNode
}
const isUnread = (data: unknown): data is Unread => isRecord(data) && typeof data['problem'] === 'string'

/** What a dialog shows of another page’s route; while it is on its way, and where it does not come, it says so. */
export function Loaded<View>({ address, is, children }: LoadedProps<View>) {
	const { load, data, state } = useFetcher()
	useEffect(() => {
		load(address)
	}, [load, address])
	if (is(data)) return children(data)
	if (!isUnread(data))
		return (
			<div role="status">
				<span className="sr-only">Loading</span>
				<Skeleton height={320} />
			</div>
		)
	return (
		<Notice
			kind="failing"
			live
			title="This did not load."
			action={
				<Button type="button" size="small" disabled={state !== 'idle'} onClick={() => load(address)}>
					Try again
				</Button>
			}
		>
			{data.problem}
		</Notice>
	)
}
