"""What residents reach over HTTP: the chat channel, the widget, the published status."""
