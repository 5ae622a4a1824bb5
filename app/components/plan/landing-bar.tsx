import { Link } from '@remix-run/react'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { Logo } from '#app/components/ui/logo.tsx'
import { ThemeButton } from '#app/components/ui/theme-button.tsx'

/** The bar of pages that need no account. */
export function LandingBar({ signedIn }: { signedIn: boolean }) {
	return (
		<header className="landing-bar">
			<Logo />
			<nav aria-label="Product">
				<Link to="/methodology">Methodology</Link>
				<Link to="/catalogue">Catalog</Link>
				<Link to="/backtests">Backtests</Link>
				<Link to="/check">Check</Link>
				<Link to="/glossary">Glossary</Link>
			</nav>
			<span className="spring" />
			<ThemeButton />
			{signedIn ? (
				<ButtonLink to="/app">My plans</ButtonLink>
			) : (
				<>
					<ButtonLink kind="ghost" to="/login">
						Log in
					</ButtonLink>
					<ButtonLink to="/signup">Create account</ButtonLink>
				</>
			)}
		</header>
	)
}
