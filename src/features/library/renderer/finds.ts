import { FileText, FolderOpen, Quote } from 'lucide-react';
import { paths } from '#renderer/lib/paths.ts';
import type { FacesOf } from '#renderer/lib/finds.ts';
import type { libraryFindables } from '../contract/findable.ts';

export const libraryFaces: FacesOf<typeof libraryFindables> = {
  documents: {
    icon: FileText,
    label: 'library:finds.documents',
    href: ({ documentId }) => paths.document(documentId),
  },
  passages: {
    icon: Quote,
    label: 'library:finds.passages',
    href: ({ documentId, start, end }, q) =>
      paths.document(documentId, { start, end }, { from: 'search', q }),
  },
  categories: {
    icon: FolderOpen,
    label: 'library:finds.categories',
    href: ({ categoryId }) => paths.libraryOf(categoryId),
  },
};
