import { createRoute } from '@tanstack/react-router';
import { FilePlus, LibraryBig } from 'lucide-react';
import { paths } from '#renderer/lib/paths.ts';
import { rootRoute } from '#renderer/lib/root-route.ts';
import type { Screens } from '#renderer/lib/screens.ts';
import { AskAddress, GoldenAddress, LibraryAddress, ReaderAddress, SearchAddress } from './addresses.ts';
import { Golden } from './golden/golden.tsx';
import { Library } from './library.tsx';
import { Ask } from './ask/ask.tsx';
import { Bin } from './lifecycle/bin.tsx';
import catalogue from './locales/en.json' with { type: 'json' };
import { Reader } from './reader/reader.tsx';
import { Search } from './search/search.tsx';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    library: typeof catalogue;
  }
}

const libraryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.library,
  validateSearch: LibraryAddress,
  component: function LibraryScreen() {
    const navigate = libraryRoute.useNavigate();
    const address = libraryRoute.useSearch();
    return <Library address={address} onAddress={(next) => void navigate({ search: next })} />;
  },
});

const binRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.libraryBin,
  component: Bin,
});

const goldenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.libraryGolden,
  validateSearch: GoldenAddress,
  component: function GoldenScreen() {
    const navigate = goldenRoute.useNavigate();
    const address = goldenRoute.useSearch();
    return <Golden address={address} onAddress={(next) => void navigate({ search: next })} />;
  },
});

const readerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: `${paths.library}/$documentId`,
  validateSearch: ReaderAddress,
  component: function ReaderScreen() {
    const { documentId } = readerRoute.useParams();
    const address = readerRoute.useSearch();
    const navigate = readerRoute.useNavigate();
    return (
      <Reader
        documentId={documentId}
        address={address}
        onGone={() => void navigate({ to: paths.library, search: {} })}
      />
    );
  },
});

const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  validateSearch: SearchAddress,
  component: function SearchScreen() {
    const navigate = searchRoute.useNavigate();
    const address = searchRoute.useSearch();
    // A search that is being typed is one entry of the history, not one for each letter.
    return <Search address={address} onAddress={(next) => void navigate({ search: next, replace: true })} />;
  },
});

const askRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.ask(),
  validateSearch: AskAddress,
  component: function AskScreen() {
    const navigate = askRoute.useNavigate();
    const address = askRoute.useSearch();
    return (
      <Ask key={address.q ?? ''} address={address} onAddress={(next) => void navigate({ search: next })} />
    );
  },
});

export const libraryScreens: Screens = {
  feature: 'library',
  catalogue,
  routes: [libraryRoute, binRoute, goldenRoute, readerRoute, searchRoute, askRoute],
  rail: [
    { href: paths.library, label: 'library:rail.library', icon: LibraryBig, access: 'signedIn', order: 30 },
  ],
  places: [{ href: paths.addDocuments, label: 'library:add.open', icon: FilePlus, access: 'administers' }],
};
