// What the browser keeps for us between pages: posts that wait to be sent, what another app shared, and a few notes.

export type Field = [name: string, value: string | File];

export interface Waiting {
  key: string;
  reader: string;
  fields: Field[];
  at: number;
  state: "waiting" | "refused";
  why: string;
}

export interface Shared {
  id: string;
  text: string;
  files: File[];
  at: number;
}

type Shelf = "outbox" | "shared" | "used" | "notes";

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open("palabre", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("outbox", { keyPath: "key" });
      asked.result.createObjectStore("shared", { keyPath: "id" });
      asked.result.createObjectStore("used", { keyPath: "url" });
      asked.result.createObjectStore("notes", { keyPath: "name" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

const onShelf = async <T>(shelf: Shelf, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const base = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const turn = base.transaction(shelf, mode);
      const asked = act(turn.objectStore(shelf));
      turn.oncomplete = () => resolve(asked.result);
      turn.onerror = () => reject(turn.error);
      turn.onabort = () => reject(turn.error);
    });
  } finally {
    base.close();
  }
};

export const put = (shelf: Shelf, thing: object): Promise<unknown> => onShelf(shelf, "readwrite", (store) => store.put(thing));
export const get = <T>(shelf: Shelf, key: string): Promise<T | undefined> => onShelf(shelf, "readonly", (store) => store.get(key));
export const everything = <T>(shelf: Shelf): Promise<T[]> => onShelf(shelf, "readonly", (store) => store.getAll());
export const drop = (shelf: Shelf, key: string): Promise<unknown> => onShelf(shelf, "readwrite", (store) => store.delete(key));
export const empty = (shelf: Shelf): Promise<unknown> => onShelf(shelf, "readwrite", (store) => store.clear());

export const valueOf = (fields: Field[], name: string): string => {
  const value = fields.find(([each]) => each === name)?.[1];
  return typeof value === "string" ? value : "";
};
