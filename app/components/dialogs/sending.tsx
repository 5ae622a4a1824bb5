import { Form, useNavigation, type FetcherWithComponents, type FormProps } from '@remix-run/react'
import { createContext, forwardRef, useContext, useMemo, type ReactNode } from 'react'

type Sending = {
	/** sends without leaving the page that is open */
	readonly Form: FetcherWithComponents<unknown>['Form']
	/** the route that answers */
	readonly action: string
	/** a form of this dialog is on its way */
	readonly busy: boolean
}
const Sends = createContext<Sending | null>(null)

/** Has the forms within go to another route than that of the page, which stays as it is. */
export function SendOver({
	fetcher,
	action,
	children,
}: {
	fetcher: FetcherWithComponents<unknown>
	action: string
	children: ReactNode
}) {
	const busy = fetcher.state !== 'idle'
	const sending = useMemo(() => ({ Form: fetcher.Form, action, busy }), [fetcher.Form, action, busy])
	return <Sends.Provider value={sending}>{children}</Sends.Provider>
}

/** How forms are sent here; null on a page of their own. */
export const useSending = (): Sending | null => useContext(Sends)

/** A form is on its way from here. */
export function useBusy(): boolean {
	const navigation = useNavigation().state !== 'idle'
	return useSending()?.busy ?? navigation
}

/** A form of a page, which a dialog over another page sends without leaving it. */
export const SendForm = forwardRef<HTMLFormElement, FormProps>(function SendForm({ children, ...own }, ref) {
	const sending = useSending()
	if (sending === null)
		return (
			<Form method="post" {...own} ref={ref}>
				{children}
			</Form>
		)
	return (
		<sending.Form method="post" {...own} action={sending.action} ref={ref}>
			{children}
		</sending.Form>
	)
})
