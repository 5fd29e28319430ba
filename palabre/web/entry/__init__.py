"""The way in: sign up, sign in, sign out, let an app in."""
