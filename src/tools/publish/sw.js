// Placeholder; the last step of the build replaces it by the service worker.
