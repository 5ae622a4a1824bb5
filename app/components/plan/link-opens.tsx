import { Link } from '@remix-run/react'
import { createContext, useContext, type ReactNode } from 'react'
import { opensByLink, type LinkScope } from '#shared/together/link-scope.ts'

const Scope = createContext<LinkScope | null>(null)

/** For who reads by a link: what it shows; null for everybody else. */
export function LinkOpens({ scope, children }: { scope: LinkScope | null; children: ReactNode }) {
	return <Scope.Provider value={scope}>{children}</Scope.Provider>
}

/** Whether a page of the plan is there for the reader: `costs`, `assumptions?q=…`. A way to nothing is not shown. */
export function useOpens(): (page: string) => boolean {
	const scope = useContext(Scope)
	return (page) => opensTo(scope, page)
}

/** A way to a page of the plan; where that is not there for the reader, its words alone. */
export function PageLink({ page, children }: { page: string; children: ReactNode }) {
	if (!useOpens()(page)) return <>{children}</>
	return (
		<Link to={page} className="underline">
			{children}
		</Link>
	)
}

const opensTo = (scope: LinkScope | null, page: string): boolean =>
	scope === null || opensByLink(scope, page.split(/[?#]/)[0] ?? '')
